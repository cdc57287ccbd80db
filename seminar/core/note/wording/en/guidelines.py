"""English: what guidelines for reports ask."""

from collections.abc import Mapping

GUIDELINES: Mapping[str, str | tuple[str, ...]] = {
    "heading.guidelines": "Annex: what reporting guidelines ask",
    "guidelines.lead": (
        "The table sets this note beside what guidelines for reports on consensus ask, in other "
        "and fewer words: ACCORD, and DELPHISTAR as far as a seminar is like a Delphi study. It "
        "does not say that they were met."
    ),
    "guidelines.part": "Part",
    "guidelines.asked": "What is asked",
    "guidelines.here": "In this note",
    "guidelines.untold.organisers": "to be filled in by the organisers",
    "guidelines.untold.not_done": "not done here",
    "guidelines.untold.none": "there was nothing of the kind",
    "guidelines.title": "Title",
    "guidelines.title.consensus": "That it reports a search for consensus, and by which method",
    "guidelines.introduction": "Introduction",
    "guidelines.introduction.why": "Why this way was chosen and not another",
    "guidelines.introduction.aim": "Aim, and for whom",
    "guidelines.introduction.update": "Which earlier work it continues",
    "guidelines.methods": "Methods",
    "guidelines.methods.registered": "Whether a plan was registered beforehand",
    "guidelines.methods.leaders": "Who led it, with what experience, and whether they decided too",
    "guidelines.methods.people": "How participants were chosen and invited, and why so many",
    "guidelines.methods.public": "What part the people concerned had",
    "guidelines.methods.evidence": "What was known before, and whether participants got it",
    "guidelines.methods.piloted": "Whether questions were tried out beforehand",
    "guidelines.methods.steps": "The steps and their order",
    "guidelines.methods.questions": "Every question as it was put",
    "guidelines.methods.answering": "How answers were given, alone or before others",
    "guidelines.methods.threshold": "From when on it was to count as consensus, set beforehand",
    "guidelines.methods.counting": "How answers were put together",
    "guidelines.methods.feedback": "What participants saw of a result before they answered again",
    "guidelines.methods.anonymity": "Who was anonymous to whom, and how",
    "guidelines.methods.incentives": "What was given for taking part",
    "guidelines.methods.access": "What made taking part easier for those who need it",
    "guidelines.results": "Results",
    "guidelines.results.changes": "Where the day departed from the plan",
    "guidelines.results.numbers": "How many took part in each step, and who they were",
    "guidelines.results.outcome": "The outcome in numbers and words",
    "guidelines.results.dropped": "What was hidden, taken back or set aside",
    "guidelines.results.views": "What somebody saw otherwise",
    "guidelines.discussion": "Discussion",
    "guidelines.discussion.limits": "Limits",
    "guidelines.discussion.earlier": "How it fits with what was known before",
    "guidelines.other": "Other",
    "guidelines.other.endorsed": "Who endorses it",
    "guidelines.other.interests": "Interests of those involved",
    "guidelines.other.funding": "Who paid for it, and what part they had",
    "guidelines.delphi": "DELPHISTAR",
    "guidelines.delphi.rounds": "How many rounds there were, and when",
    "guidelines.delphi.moved": "How answers moved from round to round",
    "evidence.M10": "Reporting guidelines.",
    "evidence.M10.text": (
        "ACCORD: W. T. Gattrell and others, PLOS Medicine 2024, doi 10.1371/journal.pmed.1004326. "
        "DELPHISTAR: M. Niederberger and others, PLOS ONE 2024, doi 10.1371/journal.pone.0304651."
    ),
}
