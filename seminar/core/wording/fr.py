"""French words of composed sentences."""

from seminar.core.wording.table import Wording

_NUMBERS = (
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
)
_ORDINALS = (
    "première",
    "deuxième",
    "troisième",
    "quatrième",
    "cinquième",
    "sixième",
    "septième",
    "huitième",
    "neuvième",
    "dixième",
    "onzième",
    "douzième",
)

WORDING = Wording(
    numbers=_NUMBERS,
    ordinals=_ORDINALS,
    last="dernière",
    conjunction="et",
    quoted="«\u00a0{name}\u00a0»",
    phrases={
        "place": "la {ordinal}",
        "first": "En première place\u00a0: {name}.",
        "first_average": "Première place en moyenne\u00a0: {name}.",
        "first_shared": "En première place, ensemble\u00a0: {names}.",
        "no_order": "Aucun ordre n’a été donné.",
        "few_orders": ("À moins de cinq ordres, seul le nombre de réponses est indiqué."),
        "hidden_order": (
            "Dans cette salle, l’ordre dirait ce que des personnes ont répondu : seul le nombre "
            "de réponses est montré."
        ),
        "no_comparison": "Trop peu de personnes ont comparé les domaines pour établir un ordre.",
        "all_share": "Les {number} domaines se partagent une même place.",
        "both_share": "Les deux domaines se partagent une même place.",
        "all_tied": (
            "Il n’y a pas d’ordre\u00a0: les {number} domaines se partagent une même place."
        ),
        "both_tied": "Il n’y a pas d’ordre\u00a0: les deux domaines se partagent une même place.",
        "all_opposed": (
            "Il y a deux ordres opposés, donnés chacun par une moitié\u00a0: "
            "les {number} domaines se partagent une même place."
        ),
        "one_area": "Avec un seul domaine, il n’y a rien à classer.",
        "share": "{names} se partagent {place} place.",
        "all_clear": "Les {number} places sont nettes.",
        "both_clear": "Les deux places sont nettes.",
        "clear_one": "{places} place est nette.",
        "clear_many": "{places} place sont nettes.",
        "likely_one": "{places} place est probable.",
        "likely_many": "{places} place sont probables.",
        "all_close": "Les {number} places sont trop proches pour être départagées.",
        "both_close": "Les deux places sont trop proches pour être départagées.",
        "close_two": ("{upper} et {lower} place sont trop proches pour être départagées."),
        "close_run": ("Les places de {upper} à {lower} sont trop proches pour être départagées."),
        "agreement_very_little": "Il y a très peu d’accord",
        "agreement_weak": "L’accord est faible",
        "agreement_moderate": "L’accord est modéré",
        "agreement_strong": "L’accord est fort",
        "agreement_very_strong": "L’accord est très fort",
        "agreement_few": (
            "L’accord est indiqué à partir de cinq ordres qui classent tous les domaines."
        ),
        "agreement_none": (
            "L’accord ne peut être mesuré\u00a0: "
            "chaque ordre met tous les domaines à la même place."
        ),
        "as_before": "{now}, comme avant.",
        "was": "{now}\u00a0; {before}.",
        "was_very_little": "il y en avait très peu avant",
        "was_weak": "il était faible",
        "was_moderate": "il était modéré",
        "was_strong": "il était fort",
        "was_very_strong": "il était très fort",
        "answers": "{count} réponses",
        "answer_one": "{count} réponse",
        "answers_none": "aucune réponse",
        "orders": "{count} ordres",
        "together": "{count} «\u00a0les {number} ensemble\u00a0»",
        "together_both": "{count} «\u00a0les deux ensemble\u00a0»",
        "together_aside": (
            "Les réponses «\u00a0les {number} ensemble\u00a0» restent en dehors du classement."
        ),
        "together_aside_both": (
            "Les réponses «\u00a0les deux ensemble\u00a0» restent en dehors du classement."
        ),
        "together_tied": (
            "Dans le classement, les réponses «\u00a0les {number} ensemble\u00a0» comptent comme "
            "une même place pour tous."
        ),
        "together_tied_both": (
            "Dans le classement, les réponses «\u00a0les deux ensemble\u00a0» comptent comme "
            "une même place."
        ),
        "abstained": "{count} sans avis",
        "present": "{answers}, sur {present} dans la salle.",
        "present_fewer": "{answers}\u00a0; {present} dans la salle au moment du comptage.",
        "present_unknown": "{answers}.",
        "before_all": (
            "Face à chaque autre domaine, {name} est plus souvent mis devant que derrière."
        ),
        "before_other": "Davantage de personnes mettent {name} devant {other} que derrière.",
        "cycle": (
            "Comparés deux à deux, les domaines tournent en rond\u00a0: "
            "davantage de personnes mettent {pairs}."
        ),
        "cycle_pair": "{upper} devant {lower}",
        "split": (
            "Sur {name}, les avis se partagent\u00a0: les uns mettent ce domaine vers le haut, "
            "les autres vers le bas."
        ),
        "rounded_halves": (
            "Dans une salle de cette taille, les moyennes sont arrondies à la demi-place, pour que "
            "l’ordre de personne ne puisse être reconnu."
        ),
        "rounded_whole": (
            "Dans une salle de cette taille, les moyennes sont arrondies à la place entière et "
            "l’accord n’est pas dit, pour que l’ordre de personne ne puisse être reconnu."
        ),
        "disputed_first": "La première place dépend de la façon de compter les ordres.",
        "disputed_last": "La dernière place dépend de la façon de compter les ordres.",
        "disputed_both": (
            "La première et la dernière place dépendent de la façon de compter les ordres."
        ),
        "many_orders": (
            "{number} ordres correspondent aussi bien les uns que les autres aux réponses."
        ),
        "balanced_first": (
            "Si chacun des {number} groupes assez grands pesait le même poids, {names} serait en "
            "première place."
        ),
        "balanced_shared": (
            "Si chacun des {number} groupes assez grands pesait le même poids, {names} se "
            "partageraient la première place."
        ),
        "never_placed": "Personne n’a donné de place à {names}.",
        "unplaced": (
            "Trop peu de personnes ont comparé {names} aux autres domaines "
            "pour attribuer une place."
        ),
        "still_first": "En première place, comme avant\u00a0: {name}.",
        "still_first_shared": "En première place, ensemble, comme avant\u00a0: {names}.",
        "now_first": "En première place maintenant\u00a0: {names}\u00a0; avant\u00a0: {earlier}.",
        "moved": "{moves}.",
        "move": "{name} passe de {before} à {after} place",
        "move_more": "{name} de {before} à {after}",
        "moved_many": "{number} domaines ont changé de place.",
        "moved_none": "Aucun domaine n’a changé de place.",
        "changed": "{changed} des {linked} personnes qui ont donné deux ordres ont changé le leur.",
        "changed_none": (
            "Aucune des {linked} personnes qui ont donné deux ordres n’a changé le sien."
        ),
        "changed_all": (
            "Les {linked} personnes qui ont donné deux ordres ont toutes changé le leur."
        ),
        "advice_settled": (
            "Les places se sont stabilisées\u00a0; un tour de plus ne les changerait guère."
        ),
        "advice_still_moving": (
            "Les places bougent encore\u00a0; un autre tour peut en dire davantage."
        ),
        "advice_last_round": (
            "Après trois tours, il est temps de s’arrêter\u00a0; "
            "ce qui diffère encore est un résultat."
        ),
    },
)
