"""English: different views."""

from collections.abc import Mapping

VIEWS: Mapping[str, str | tuple[str, ...]] = {
    "heading.views": "Different views",
    "views.invited.none": (
        "Some people shared another order than the one that was shown, and everybody was invited "
        "to put it into words. No view stands beside the order."
    ),
    "views.invited.one": (
        "Some people shared another order than the one that was shown, and everybody was invited "
        "to put it into words. Whether the view below is theirs is not known."
    ),
    "views.invited": (
        "Some people shared another order than the one that was shown, and everybody was invited "
        "to put it into words. Whether a view below is theirs is not known."
    ),
    "views.lead.one": (
        "The participants worded one different view. It is given word for word; who wrote it "
        "counts as sharing it."
    ),
    "views.lead": (
        "The participants worded {views}. Each is given word for word; who wrote it counts as "
        "sharing it."
    ),
    "views.none": "No different view is given.",
    "views.hidden.one": "One view was worded and then hidden because it {reasons}.",
    "views.hidden": "{number} views were worded and then hidden: {reasons}.",
    "hidden.twice.view": "repeated another view",
    "hidden.twice.view.many": "repeated another view",
    "view.lead": "View {id}, {scope}. {sharing}.",
    "view.lead.order": "View {id}, {scope}. Its own order: {order}. {sharing}.",
    "view.order.next": "; ",
    "view.reply": "Reply of the team to view {id}.",
    "shared.few": "Fewer than five people share it",
    "shared.most": "Most of the {people} who joined share it",
    "shared.count": "Of the {people} who joined, {number} share it",
    "shared.nearly_all": "Nearly all share it: {number} of the {people} who joined",
    "shared.large_majority": "A large majority share it: {number} of the {people} who joined",
    "shared.majority": "A majority share it: {number} of the {people} who joined",
    "shared.about_half": "About half share it: {number} of the {people} who joined",
    "shared.minority": "A minority share it: {number} of the {people} who joined",
    "shared.a_few": "A few share it: {number} of the {people} who joined",
    "evidence.view": "View {id}, word for word.",
    "evidence.view.text": "Different view, {scope}: {text}",
    "evidence.M7": "Views counted.",
    "evidence.M7.text": (
        "Views worded by participants; others said “I share this view”, each once. Hidden views "
        "are counted, not quoted; views that were taken back are neither."
    ),
    "evidence.M9": "Another order found.",
    "evidence.M9.text": (
        "When a round is counted, it is looked whether a minority holds together around an order "
        "against the room. No more is told than that there is such a minority, and that only "
        "where it gives nobody away."
    ),
}
