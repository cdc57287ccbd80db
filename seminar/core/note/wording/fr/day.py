"""French: purpose, who took part, and how it was done."""

from collections.abc import Mapping

DAY: Mapping[str, str | tuple[str, ...]] = {
    "purpose.none": "Aucun objet n’a été consigné.",
    "who.present": "Au dernier comptage, {people} étaient dans la salle.",
    "who.present.one": "Au dernier comptage, une personne était dans la salle.",
    "who.present.none": "Les présents n’ont pas été comptés.",
    "who.seats": "Au total, {people} ont participé par téléphone, carte ou papier.",
    "who.seats.one": "Au total, une personne a participé par téléphone, carte ou papier.",
    "who.seats.none": "Personne n’a participé par téléphone, carte ou papier.",
    "who.groups": "Voici les groupes indiqués à l’arrivée.",
    "who.groups.hidden": (
        "Le nombre est omis pour les groupes de moins de cinq personnes, et pour un groupe de plus "
        "lorsqu’il permettrait de les déduire."
    ),
    "who.groups.none": "Aucune appartenance à un groupe n’a été demandée.",
    "how.none": "Aucun classement n’a été organisé.",
    "how.round": ("Le {ordinal} classement est resté ouvert {times} ; {answers}."),
    "how.round.untimed": "Lors du {ordinal} classement, {answers}.",
    "how.round.again": (
        "Le {ordinal} classement, organisé une {time} fois, est resté ouvert {times} ; {answers}."
    ),
    "how.round.again.untimed": (
        "Lorsque le {ordinal} classement a été organisé une {time} fois, {answers}."
    ),
    "how.aside": (
        "Lorsque le {ordinal} classement a été organisé une {time} fois, {times}, {answers} ; il a "
        "été mis de côté parce que, selon les mots de l’équipe, {reason}."
    ),
    "how.aside.untimed": (
        "Lorsque le {ordinal} classement a été organisé une {time} fois, {answers} ; il a été mis "
        "de côté parce que, selon les mots de l’équipe, {reason}."
    ),
    "how.aside.only": (
        "Lorsque le {ordinal} classement a été organisé une {time} fois, {times}, {answers} ; il a "
        "été mis de côté parce que, selon les mots de l’équipe, {reason}, et n’a pas été "
        "recommencé."
    ),
    "how.aside.only.untimed": (
        "Lorsque le {ordinal} classement a été organisé une {time} fois, {answers} ; il a été mis "
        "de côté parce que, selon les mots de l’équipe, {reason}, et n’a pas été recommencé."
    ),
    "how.times": "de {opened} à {closed}",
    "how.answers.of": "{people} ont répondu, sur {present} dans la salle",
    "how.answers": "{people} ont répondu",
    "how.answers.all": "les {present} personnes présentes ont toutes répondu",
    "how.answers.none": "personne n’a répondu",
    "how.answers.few": "moins de cinq personnes ont répondu",
    "how.paper": "Lors du {ordinal} classement, {number} des réponses ont été données sur papier.",
    "how.paper.some": (
        "Lors du {ordinal} classement, certaines réponses ont été données sur papier."
    ),
    "how.paper.all": (
        "Lors du {ordinal} classement, toutes les réponses ont été données sur papier."
    ),
    "how.blind": (
        "Tant qu’un classement était ouvert, personne n’en voyait les réponses, pas même l’équipe "
        "d’organisation."
    ),
    "how.choices": (
        "Des domaines pouvaient partager une place ; on pouvait rester sans avis sur un domaine, "
        "ou répondre {phrase} au lieu de donner un ordre."
    ),
    "how.identity.anonymous": (
        "Aucun nom n’a été relevé, et les ordres d’une même personne n’ont pas été reliés."
    ),
    "how.identity.pseudonymous": (
        "Aucun nom n’a été relevé ; un nombre aléatoire reliait les ordres d’une même personne."
    ),
    "how.identity.named": (
        "L’équipe d’organisation savait qui était présent ; ni les ordres ni les cartes ne "
        "portaient de nom."
    ),
    "how.identity.named.linked": (
        "L’équipe d’organisation savait qui était présent ; ni les ordres ni les cartes ne "
        "portaient de nom, et un nombre aléatoire reliait les ordres d’une même personne."
    ),
    "how.identity.unnamed": "Aucun nom n’a été relevé.",
    "how.debate": (
        "Pendant le débat, les participants ont écrit {cards}, que les autres pouvaient évaluer, "
        "et le rapporteur a noté {points}."
    ),
    "how.debate.cards": (
        "Pendant le débat, les participants ont écrit {cards}, que les autres pouvaient évaluer."
    ),
    "how.debate.points": (
        "Pendant le débat, aucune carte n’a été écrite ; le rapporteur a noté {points}."
    ),
    "how.debate.none": "Aucune carte n’a été écrite et aucun point n’a été noté.",
    "how.hidden.one": "Une des cartes a été masquée parce qu’elle {reasons}.",
    "how.hidden": "Parmi les cartes, {number} ont été masquées : {reasons}.",
    "how.hidden.reason": "une parce qu’elle {reason}",
    "how.hidden.reason.many": "{number} parce qu’elles {reason}",
    "how.waiting.one": (
        "Une des cartes n’a pas été lue par l’équipe ; la salle ne l’a donc pas vue."
    ),
    "how.waiting": (
        "Parmi les cartes, {number} n’ont pas été lues par l’équipe ; la salle ne les a donc pas "
        "vues."
    ),
    "how.withdrawn.one": "Une des cartes a été reprise par la personne qui l’avait écrite.",
    "how.withdrawn": (
        "Parmi les cartes, {number} ont été reprises par les personnes qui les avaient écrites."
    ),
    "hidden.names": "nommait quelqu’un",
    "hidden.classified": "contenait des informations classifiées",
    "hidden.offensive": "était blessante",
    "hidden.topic": "ne relevait pas du sujet",
    "hidden.twice": "répétait une autre carte",
    "hidden.names.many": "nommaient quelqu’un",
    "hidden.classified.many": "contenaient des informations classifiées",
    "hidden.offensive.many": "étaient blessantes",
    "hidden.topic.many": "ne relevaient pas du sujet",
    "hidden.twice.many": "répétaient une autre carte",
}
