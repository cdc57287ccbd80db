"""French: in brief, and the order."""

from collections.abc import Mapping

BRIEF: Mapping[str, str | tuple[str, ...]] = {
    "brief.question": "La question était : {question}",
    "brief.none": "Aucun classement n’a été organisé.",
    "brief.aside": ("Un classement a été organisé, puis mis de côté (voir « Déroulement »)."),
    "brief.empty": "Un classement a été organisé, mais personne n’a répondu.",
    "brief.few": (
        "Moins de cinq personnes ont donné un ordre. Pour que l’ordre de personne ne puisse être "
        "reconnu, aucun n’est montré."
    ),
    "brief.hidden": (
        "Dans cette salle, l’ordre dirait ce que certaines personnes ont répondu : aucun n’est "
        "montré."
    ),
    "brief.unplaced.all": (
        "Trop peu de personnes ont comparé les domaines entre eux pour qu’un ordre s’en dégage."
    ),
    "brief.level": (
        "Les ordres se sont compensés ({orders}) : en moyenne, aucun domaine n’en a devancé "
        "un autre."
    ),
    "brief.first": "En moyenne, les participants ont placé {area} en premier ({orders}).",
    "brief.first.same": (
        "Les participants ont placé {area} en premier au {before} classement ({orders_before}) "
        "comme au {after} ({orders})."
    ),
    "brief.first.changed": (
        "Les participants ont placé {area_before} en premier au {before} classement "
        "({orders_before}) et {area} au {after} ({orders})."
    ),
    "brief.shared": (
        "Lors du {after} classement ({orders}), la première place a été partagée par {areas}."
    ),
    "brief.together": (
        "Sur les {answers} qui ont répondu au {after} classement, {together} ont choisi {phrase} : "
        "elles ne voulaient pas placer un domaine avant un autre."
    ),
    "brief.card": (
        "Parmi les cartes, aucune n’a recueilli plus d’accords que celle-ci : {text} ({weighing})."
    ),
    "brief.card.only": "Il y a eu une carte : {text} ({weighing}).",
    "brief.little": "Sur {areas}, il n’y a eu ni carte ni point.",
    "brief.little.most": "Aucun domaine, hormis {areas}, n’a eu de carte ni de point.",
    "brief.little.all": "Aucune carte et aucun point ne portaient sur un domaine particulier.",
    "brief.nothing_said": "Il n’y a eu ni carte ni point.",
    "brief.steps": (
        "Les participants ont fait {proposals} (voir « Prochaines étapes »).",
        "La salle a fait {proposals} (voir « Prochaines étapes »).",
    ),
    "brief.no_steps": "Aucune proposition n’a été faite.",
}

ORDER: Mapping[str, str | tuple[str, ...]] = {
    "order.first": (
        "Lors du {after} classement, le domaine {area} est arrivé en tête (place moyenne : "
        "{average} sur {places} ; {orders})."
    ),
    "order.shared": (
        "Lors du {after} classement, {areas} ont partagé la première place (place moyenne : "
        "{average} sur {places} ; {orders})."
    ),
    "order.unplaced": (
        "Trop peu de personnes ont comparé {areas} aux autres domaines pour indiquer une place."
    ),
    "order.few": (
        "Pour que l’ordre de personne ne puisse être reconnu, aucun n’est montré : ils étaient "
        "trop peu nombreux."
    ),
    "order.hidden": (
        "Pour que l’ordre de personne ne puisse être reconnu, aucun n’est montré : dans cette "
        "salle, il dirait ce que certaines personnes ont répondu."
    ),
    "order.rounded.halves": (
        "Dans une salle de cette taille, les moyennes sont arrondies à la demi-place, pour que "
        "l’ordre de personne ne puisse être reconnu."
    ),
    "order.rounded.whole": (
        "Dans une salle de cette taille, les moyennes sont arrondies à la place entière et "
        "l’accord n’est pas dit, pour que l’ordre de personne ne puisse être reconnu."
    ),
    "order.unplaced.all": (
        "Aucun ordre n’est montré : trop peu de personnes ont comparé les domaines entre eux."
    ),
    "brief.clear.all": "Chaque place de cet ordre était nette.",
    "brief.clear.ends": "La première et la dernière place étaient nettes.",
    "brief.clear.first": "La première place était nette.",
    "brief.clear.last": "La dernière place était nette.",
    "brief.close": "Les {places} places étaient trop proches pour être départagées.",
    "brief.close.all": "Les {number} places étaient trop proches pour être départagées.",
    "brief.likely": "L’ordre était probable, mais non certain.",
    "order.clear.all": (
        "Si quelques autres personnes étaient venues, l’ordre serait très probablement resté le "
        "même."
    ),
    "order.clear.ends": (
        "Si quelques autres personnes étaient venues, le domaine {first} serait très "
        "probablement resté en tête, et le domaine {last} à la {ordinal} place."
    ),
    "order.clear.first": (
        "Si quelques autres personnes étaient venues, le domaine {first} serait très "
        "probablement resté en tête."
    ),
    "order.clear.last": (
        "Si quelques autres personnes étaient venues, le domaine {last} serait très "
        "probablement resté à la {ordinal} place."
    ),
    "order.close": (
        "Avec quelques autres personnes seulement, {areas} auraient facilement pu échanger leurs "
        "places."
    ),
    "order.close.all": (
        "Avec quelques autres personnes seulement, chaque domaine aurait pu avoir une autre place."
    ),
    "order.likely": (
        "Avec quelques autres personnes, l’ordre serait probablement, mais non certainement, resté "
        "le même."
    ),
    "order.agreement": "L’accord était {band}.",
    "order.agreement.of": (
        "Parmi les {orders} qui plaçaient tous les domaines, l’accord était {band}."
    ),
    "brief.agreement.same": ("L’accord était {band} au {before} comme au {after} classement."),
    "brief.agreement.grew": "L’accord a augmenté, passant de {earlier} à {band}.",
    "brief.agreement.fell": "L’accord a diminué, passant de {earlier} à {band}.",
    "order.no_agreement": (
        "L’accord n’a pas été mesuré : les ordres complets étaient trop peu nombreux."
    ),
    "order.agreement.level": (
        "L’accord n’a pas été mesuré : chaque ordre complet mettait tous les domaines à la "
        "même place."
    ),
    "order.never": "Personne n’a donné de place à {areas}.",
    "order.opposites": (
        "Il y avait deux ordres opposés, donnés chacun par la moitié des personnes qui en ont "
        "donné un."
    ),
    "order.balanced": (
        "Si chacun des {number} groupes assez grands avait pesé le même poids, {areas} aurait "
        "été en première place."
    ),
    "order.balanced.shared": (
        "Si chacun des {number} groupes assez grands avait pesé le même poids, {areas} se "
        "seraient partagé la première place."
    ),
    "order.split": (
        "La salle était partagée sur {areas} : beaucoup l’ont placé vers le haut, et beaucoup vers "
        "le bas."
    ),
    "order.split.many": (
        "La salle était partagée sur {areas} : beaucoup ont placé chacun d’eux vers le haut, et "
        "beaucoup vers le bas."
    ),
    "order.cycle": (
        "Comparés deux à deux, {number} domaines formaient un cercle : plus de personnes ont mis "
        "{pairs} que l’inverse."
    ),
    "order.cycle.pair": "{upper} avant {lower}",
    "order.disputed.first": (
        "La première place dépendait de la façon de compter les mêmes ordres ; l’annexe le montre."
    ),
    "order.disputed.first.unshown": (
        "La première place dépendait de la façon de compter les mêmes ordres."
    ),
    "order.disputed.last": (
        "La dernière place dépendait de la façon de compter les mêmes ordres ; l’annexe le montre."
    ),
    "order.disputed.last.unshown": (
        "La dernière place dépendait de la façon de compter les mêmes ordres."
    ),
    "order.moved.up": ("le domaine {area} est monté de la {before} à la {after} place"),
    "order.moved.down": ("le domaine {area} est passé de la {before} à la {after} place"),
    "order.moved": "Du {before} au {after} classement, {moves}.",
    "order.stayed": ("Aucun domaine n’a changé de place du {before} au {after} classement."),
    "order.changed": (
        "Sur les {linked} dont les ordres des {before} et {after} classements ont pu être "
        "reliés, {changed} ont changé d’ordre."
    ),
    "order.changed.none": (
        "Aucune des {linked} dont les ordres des {before} et {after} classements ont pu être "
        "reliés n’a changé d’ordre."
    ),
    "order.changed.all": (
        "Les {linked} dont les ordres des {before} et {after} classements ont pu être reliés "
        "ont toutes changé d’ordre."
    ),
    "order.little": "Peu de choses ont été dites sur {areas} : ni carte, ni point.",
    "order.little.most": (
        "Peu de choses ont été dites sur les domaines autres que {areas} : ni carte, ni point."
    ),
    "order.little.all": "Rien n’a été dit sur un domaine particulier : ni carte, ni point.",
    "order.unaltered": "Cela ne modifie pas l’ordre.",
    "order.missing": (
        "Le {ordinal} classement comptait trop peu d’ordres pour être montré ; aucune évolution "
        "n’est donc indiquée par rapport à lui."
    ),
}
