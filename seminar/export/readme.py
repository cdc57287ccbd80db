"""What stands in the README of a bundle, in English and French."""

from collections.abc import Mapping
from types import MappingProxyType

_ENGLISH: Mapping[str, str] = {
    "invented": "INVENTED EXAMPLE DATA. None of this happened.",
    "public": (
        "The tables were checked: they force no single person's place for any area. They may be "
        "passed on."
    ),
    "sealed": (
        "SEALED, for the organiser only. In a room of this size the tables would tell what single "
        "people answered. Do not pass this on."
    ),
    "text": """\
What this is
  Each file round-*.json holds the tables of one counted round: how many orders put each area in
  which place and before which other area, and every number that was published from them. It
  holds nobody's order and nobody's name.

How to count it again
  Unpack everything into one folder. With Python 3.8 or newer:
      python recount.py
  It counts every number under "recountable" anew from "tables" and compares. It is one short
  file, shares no code with Seminar and can be read before it is run. To see that no file was
  changed:
      sha256sum -c SHA256SUMS
  With Seminar installed: seminar recount BUNDLE.zip

How to read a count file
  Areas are numbers from 1, in the order of "areas". Fractions are texts ("25/8").
  doubled_places     row: area; column: twice the place 1, 1.5, 2 ... (areas that share places get
                     their middle); how many complete orders.
  before, level      row and column: areas; how many orders put the row before the column, or
                     both in one place. "No view" counts in neither.
  doubled_rank_sums  twice the sum of an area's places.  ties  the sum of t^3 - t over tied t.
  attested           rests on redraws or on single orders, so that tables cannot show it. "seed"
                     made the redraws.

What a recount shows, and what not
  It shows that the published numbers follow from the tables and that the tables fit together. It
  does not show that the tables are what the room answered: single orders are given to nobody.
""",
}

_FRENCH: Mapping[str, str] = {
    "invented": "DONNÉES D’EXEMPLE INVENTÉES. Rien de tout cela n’a eu lieu.",
    "public": (
        "Les tableaux ont été vérifiés : ils n’imposent la place d’aucun domaine pour aucune "
        "personne. Ils peuvent être transmis."
    ),
    "sealed": (
        "SCELLÉ, pour l’organisateur seulement. Dans une salle de cette taille, les tableaux "
        "diraient ce que certaines personnes ont répondu. Ne pas transmettre."
    ),
    "text": """\
Ce que c’est
  Chaque fichier round-*.json contient les tableaux d’un tour compté : combien de classements
  mettent chaque domaine à quelle place et avant quel autre, et chaque nombre publié à partir
  d’eux. Il ne contient le classement ni le nom de personne.

Recompter
  Décompressez le tout dans un dossier. Avec Python 3.8 ou plus récent :
      python recount.py
  Le programme recalcule à partir de « tables » chaque nombre sous « recountable » et compare.
  C’est un seul fichier court, sans code commun avec Seminar, que l’on peut lire avant de le
  lancer. Pour voir qu’aucun fichier n’a été changé :
      sha256sum -c SHA256SUMS
  Avec Seminar installé : seminar recount BUNDLE.zip

Lire un fichier de comptage
  Les domaines sont des numéros à partir de 1, dans l’ordre de « areas ». Les fractions sont des
  textes (« 25/8 »).
  doubled_places     ligne : domaine ; colonne : le double de la place 1, 1,5, 2 ... (des domaines
                     à égalité reçoivent le milieu) ; combien de classements complets.
  before, level      ligne et colonne : domaines ; combien de classements mettent la ligne avant
                     la colonne, ou les deux à la même place. « Sans avis » ne compte pas.
  doubled_rank_sums  le double de la somme des places.  ties  la somme de t^3 - t des égalités.
  attested           repose sur des tirages ou sur des classements seuls : les tableaux ne peuvent
                     le montrer. « seed » est la graine des tirages.

Ce qu’un recomptage montre ou non
  Il montre que les nombres publiés suivent des tableaux et que les tableaux vont ensemble. Il ne
  montre pas que les tableaux sont ce que la salle a répondu : aucun classement n’est donné.
""",
}

_TEXTS: Mapping[str, Mapping[str, str]] = MappingProxyType({"en": _ENGLISH, "fr": _FRENCH})


def readme(language: str, about: Mapping[str, str]) -> str:
    """Return the text; `about` holds title, day, mark, state and whether the data are invented."""
    words = _TEXTS[language]
    head = [f"{about['title']}, {about['day']}", about["mark"]]
    if about["invented"]:
        head.append(words["invented"])
    return "\n".join([*filter(None, head), "", words[about["state"]], "", words["text"]])
