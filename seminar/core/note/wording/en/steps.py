"""English: proposed steps."""

from collections.abc import Mapping

STEPS: Mapping[str, str | tuple[str, ...]] = {
    "heading.steps": "Proposed steps",
    "brief.steps.held": "In all, {steps} were proposed (see “Proposed steps”).",
    "brief.steps.held.one": "One step was proposed (see “Proposed steps”).",
    "brief.steps.none": "No step was proposed.",
    "steps.lead.one": "One step was proposed. It is given as it was written and commits nobody.",
    "steps.lead": (
        "In all, {steps} were proposed. Each is given as it was written and commits nobody; those "
        "found worth taking forward by the most people come first."
    ),
    "steps.none": "No step is given.",
    "steps.left_out": "On {areas} no step was proposed.",
    "steps.left_out.all": "No step was about a single area.",
    "steps.hidden.one": "One step was proposed and then hidden because it {reasons}.",
    "steps.hidden": "{number} steps were proposed and then hidden: {reasons}.",
    "hidden.twice.step": "repeated another step",
    "hidden.twice.step.many": "repeated another step",
    "step.lead": "Step {id}, {scope}, addressed to {addressee}. {known} {worth}.",
    "step.lead.brief": "Step {id}, addressed to {addressee}. {worth}.",
    "step.measure": "How it will be known: {measure}",
    "step.due": "By when: {due}",
    "step.sources": "It builds on {sources}.",
    "worth.few": "Fewer than five people found it worth taking forward",
    "worth.most": "Most of the {people} who joined found it worth taking forward",
    "worth.count": "Of the {people} who joined, {number} found it worth taking forward",
    "worth.nearly_all": (
        "Nearly all found it worth taking forward: {number} of the {people} who joined"
    ),
    "worth.large_majority": (
        "A large majority found it worth taking forward: {number} of the {people} who joined"
    ),
    "worth.majority": (
        "A majority found it worth taking forward: {number} of the {people} who joined"
    ),
    "worth.about_half": (
        "About half found it worth taking forward: {number} of the {people} who joined"
    ),
    "worth.minority": (
        "A minority found it worth taking forward: {number} of the {people} who joined"
    ),
    "worth.a_few": "A few found it worth taking forward: {number} of the {people} who joined",
    "evidence.step": "Step {id}, as it was written.",
    "evidence.step.text": "Proposed step, {scope}, addressed to {addressee}: {text}",
    "evidence.M8": "Steps counted.",
    "evidence.M8.text": (
        "Steps proposed by participants or, from cards and points, by the team; others tapped "
        "“worth taking forward”, each once, and a participant who proposed one counts among them. "
        "Hidden steps are counted, not quoted; steps that were taken back are neither."
    ),
}
