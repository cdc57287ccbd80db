"""Let items be extended, skipped and gone back to, tables talk, and further questions be asked."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from seminar.models.base import Id

revision = "2026_11_30_agenda_deeds"
down_revision = "2026_11_30_live_room"
branch_labels = None
depends_on = None

KINDS = ("welcome", "talk", "break", "practice", "ranking", "debate", "close")
STATES = ("planned", "running", "done")
ONE_OF_EACH = sa.text("kind <> 'further'")
NUMBERS = ("extra_minutes", "away_seconds")


def upgrade() -> None:
    with op.batch_alter_table("agenda_item") as item:
        for name in NUMBERS:
            item.add_column(sa.Column(name, sa.Integer(), server_default="0", nullable=False))
        item.add_column(sa.Column("question_id", Id(), nullable=True))
        item.create_foreign_key(
            op.f("fk_agenda_item_question_id_question"),
            "question",
            ["question_id"],
            ["id"],
            ondelete="CASCADE",
        )
    take_words((*KINDS, "tables", "further"), (*STATES, "skipped"))
    with op.batch_alter_table("question") as question:
        question.drop_constraint(op.f("uq_question_seminar_id_kind"), type_="unique")
    op.create_index(
        op.f("ix_question_seminar_id_kind"),
        "question",
        ["seminar_id", "kind"],
        unique=True,
        sqlite_where=ONE_OF_EACH,
        postgresql_where=ONE_OF_EACH,
    )
    with op.batch_alter_table("seminar") as seminar:
        seminar.add_column(sa.Column("led_by", Id(), nullable=True))
        seminar.create_foreign_key(
            op.f("fk_seminar_led_by_account"), "account", ["led_by"], ["id"], ondelete="SET NULL"
        )


def downgrade() -> None:
    with op.batch_alter_table("seminar") as seminar:
        seminar.drop_constraint(op.f("fk_seminar_led_by_account"), type_="foreignkey")
        seminar.drop_column("led_by")
    # Before this step a seminar had no further questions; their items and answers go with them.
    op.execute(
        "CREATE TEMPORARY TABLE further AS SELECT round.id FROM round "
        "JOIN question ON question.id = round.question_id WHERE question.kind = 'further'"
    )
    op.execute("DELETE FROM ballot WHERE round_id IN (SELECT id FROM further)")
    op.execute("DELETE FROM participation WHERE round_id IN (SELECT id FROM further)")
    op.execute("DELETE FROM result WHERE round_id IN (SELECT id FROM further)")
    op.execute("DELETE FROM round WHERE id IN (SELECT id FROM further)")
    op.execute("DROP TABLE further")
    op.execute("DELETE FROM agenda_item WHERE kind = 'further'")
    op.execute("DELETE FROM question WHERE kind = 'further'")
    op.execute("UPDATE agenda_item SET kind = 'talk' WHERE kind = 'tables'")
    op.execute("UPDATE agenda_item SET state = 'planned' WHERE state = 'skipped'")
    op.drop_index(op.f("ix_question_seminar_id_kind"), "question")
    with op.batch_alter_table("question") as question:
        question.create_unique_constraint(
            op.f("uq_question_seminar_id_kind"), ["seminar_id", "kind"]
        )
    take_words(KINDS, STATES)
    with op.batch_alter_table("agenda_item") as item:
        item.drop_constraint(op.f("fk_agenda_item_question_id_question"), type_="foreignkey")
        for name in ("question_id", *NUMBERS):
            item.drop_column(name)


def take_words(kinds: Sequence[str], states: Sequence[str]) -> None:
    with op.batch_alter_table("agenda_item") as item:
        for column, words in (("kind", kinds), ("state", states)):
            name = op.f(f"ck_agenda_item_item{column}")
            listed = ", ".join(repr(word) for word in words)
            item.drop_constraint(name, type_="check")
            item.create_check_constraint(name, f"{column} IN ({listed})")
