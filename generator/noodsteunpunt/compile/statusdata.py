"""The status for machines: `status.json` for our own pages, and an Atom feed."""

import json
from collections.abc import Iterator
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from ..model.gemeente import Aard
from ..model.site import Site
from ..model.status import Fase
from ..model.woorden import SOURCE_LANGUAGE
from .addresses import absolute, page_path
from .artifact import Artifact
from .pages.status import SLUG

STATUS = "site/status.json"
_NEVER = "1970-01-01T00:00:00Z"  # a feed must say when it changed, also when it never did
_DUTCH_TIME = ZoneInfo("Europe/Amsterdam")


def status_data(site: Site) -> Iterator[Artifact]:
    """`status.json` and the feed, which has no entry when there is nothing to say."""
    status = site.status
    codes = {punt.id: site.code(punt) for punt in site.punten if punt.in_use}
    said = {
        "aard": site.gemeente.aard.value,
        "fase": status.fase.value,
        "bijgewerkt": _moment(status.bijgewerkt),
        "bericht": dict(status.bericht),
        "punten": {
            codes[punt_id]: {"toestand": one.toestand.value, "sinds": _moment(one.sinds), "door": one.door}
            for punt_id, one in status.punten.items()
        },
    }
    text = json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    yield Artifact(STATUS, text.encode(), made_from=text)
    feed = _feed(site)
    yield Artifact("site/feed.xml", feed.encode(), made_from=feed)


def _moment(moment: datetime | None) -> str:
    """RFC 3339 with the Dutch offset of that day; empty when there is none."""
    return moment.replace(tzinfo=_DUTCH_TIME).isoformat() if moment else ""


def _feed(site: Site) -> str:
    """Atom (RFC 4287) with at most one entry: the message of now."""
    page = escape(absolute(site.gemeente.siteadres, page_path(SLUG, SOURCE_LANGUAGE)))
    own = escape(absolute(site.gemeente.siteadres, "feed.xml"))
    name = escape(f"{_mark(site)}Noodsteunpunten {site.gemeente.naam}")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">\n'
        f"<id>{page}</id><title>{name}</title><updated>{_moment(site.status.bijgewerkt) or _NEVER}</updated>\n"
        f'<link href="{page}"/><link rel="self" href="{own}"/>\n'
        f"<author><name>{name}</name></author>\n"
        f"{_entry(site, page)}</feed>\n"
    )


def _entry(site: Site, page: str) -> str:
    status = site.status
    if status.bijgewerkt is None:
        return ""
    moment = _moment(status.bijgewerkt)
    title = escape(f"{_mark(site)}{status.fase.value.upper()}: {site.gemeente.naam}")
    # Some readers show only this, so an exercise says so here too.
    exercise = f"{status.fase.value.upper()}: " if status.fase is Fase.OEFENING else ""
    return (
        f'<entry><id>{page}#{moment}</id><title>{title}</title><updated>{moment}</updated><link href="{page}"/>\n'
        f"<summary>{exercise}{escape(status.bericht.get(SOURCE_LANGUAGE, ''))}</summary></entry>\n"
    )


def _mark(site: Site) -> str:
    """What stands before every title when nobody can rely on it."""
    return "" if site.gemeente.aard is Aard.ECHT else f"{site.gemeente.aard.value.upper()} "
