"""French: proposed steps."""

from collections.abc import Mapping

STEPS: Mapping[str, str | tuple[str, ...]] = {
    "heading.steps": "Mesures proposées",
    "brief.steps.held": "Au total, {steps} ont été proposées (voir « Mesures proposées »).",
    "brief.steps.held.one": "Une mesure a été proposée (voir « Mesures proposées »).",
    "brief.steps.none": "Aucune mesure n’a été proposée.",
    "steps.lead.one": (
        "Une mesure a été proposée. Elle est reproduite telle qu’elle a été écrite et n’engage "
        "personne."
    ),
    "steps.lead": (
        "Au total, {steps} ont été proposées. Chacune est reproduite telle qu’elle a été écrite et "
        "n’engage personne ; celles que le plus grand nombre a jugé utile de poursuivre viennent "
        "en premier."
    ),
    "steps.none": "Aucune mesure n’est reproduite.",
    "steps.left_out": "Sur {areas}, aucune mesure n’a été proposée.",
    "steps.left_out.all": "Aucune mesure ne portait sur un seul domaine.",
    "steps.hidden.one": "Une mesure a été proposée puis masquée parce qu’elle {reasons}.",
    "steps.hidden": "{number} mesures ont été proposées puis masquées : {reasons}.",
    "hidden.twice.step": "répétait une autre mesure",
    "hidden.twice.step.many": "répétaient une autre mesure",
    "step.lead": "Mesure {id}, {scope}, adressée à {addressee}. {known} {worth}.",
    "step.lead.brief": "Mesure {id}, adressée à {addressee}. {worth}.",
    "step.measure": "Comment on le saura : {measure}",
    "step.due": "Échéance : {due}",
    "step.sources": "Elle s’appuie sur {sources}.",
    "worth.few": "Moins de cinq personnes ont jugé utile de la poursuivre",
    "worth.most": (
        "La plupart des {people} qui ont rejoint le séminaire ont jugé utile de la poursuivre"
    ),
    "worth.count": (
        "Sur les {people} qui ont rejoint le séminaire, {number} ont jugé utile de la poursuivre"
    ),
    "worth.nearly_all": (
        "Presque toutes ont jugé utile de la poursuivre : {number} des {people} qui ont rejoint le "
        "séminaire"
    ),
    "worth.large_majority": (
        "Une large majorité a jugé utile de la poursuivre : {number} des {people} qui ont rejoint "
        "le séminaire"
    ),
    "worth.majority": (
        "Une majorité a jugé utile de la poursuivre : {number} des {people} qui ont rejoint le "
        "séminaire"
    ),
    "worth.about_half": (
        "La moitié environ a jugé utile de la poursuivre : {number} des {people} qui ont rejoint "
        "le séminaire"
    ),
    "worth.minority": (
        "Une minorité a jugé utile de la poursuivre : {number} des {people} qui ont rejoint le "
        "séminaire"
    ),
    "worth.a_few": (
        "Quelques personnes ont jugé utile de la poursuivre : {number} des {people} qui ont "
        "rejoint le séminaire"
    ),
    "evidence.step": "Mesure {id}, telle qu’elle a été écrite.",
    "evidence.step.text": "Mesure proposée, {scope}, adressée à {addressee} : {text}",
    "evidence.M8": "Mesures comptées.",
    "evidence.M8.text": (
        "Mesures proposées par les participants ou, à partir de cartes et de points, par "
        "l’équipe ; d’autres ont touché « À poursuivre », chacun une fois, et qui en a proposé "
        "une compte parmi eux. Les mesures masquées sont comptées, non citées ; celles qui ont "
        "été reprises ne sont ni l’un ni l’autre."
    ),
}
