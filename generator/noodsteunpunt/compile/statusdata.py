"""The status for machines: `status.json` for our own pages, and an Atom feed."""

import json
from collections.abc import Iterator
from datetime import datetime
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from ..model.site import Site
from ..model.woorden import SOURCE_LANGUAGE
from .addresses import absolute, page_path
from .artifact import Artifact
from .pages.status import SLUG

_DUTCH_TIME = ZoneInfo("Europe/Amsterdam")


def status_data(site: Site) -> Iterator[Artifact]:
    """`status.json`, and the feed when there is something to say."""
    status = site.status
    codes = {punt.id: site.code(punt) for punt in site.punten if punt.in_use}
    said = {
        "fase": status.fase.value,
        "bijgewerkt": _moment(status.bijgewerkt),
        "bericht": dict(status.bericht),
        "punten": {
            codes[punt_id]: {"toestand": one.toestand.value, "sinds": _moment(one.sinds), "door": one.door}
            for punt_id, one in status.punten.items()
        },
    }
    text = json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    yield Artifact("site/status.json", text.encode(), made_from=text)
    if status.bijgewerkt:
        feed = _feed(site, status.bijgewerkt)
        yield Artifact("site/feed.xml", feed.encode(), made_from=feed)


def _moment(moment: datetime | None) -> str:
    """RFC 3339 with the Dutch offset of that day; empty when there is none."""
    return moment.replace(tzinfo=_DUTCH_TIME).isoformat() if moment else ""


def _feed(site: Site, updated: datetime) -> str:
    """Atom (RFC 4287) with one entry: the message of now."""
    page = absolute(site.gemeente.siteadres, page_path(SLUG, SOURCE_LANGUAGE))
    moment = _moment(updated)
    name = escape(f"Noodsteunpunten {site.gemeente.naam}")
    message = escape(site.status.bericht.get(SOURCE_LANGUAGE, ""))
    title = escape(f"{site.status.fase.value.upper()}: {site.gemeente.naam}")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">\n'
        f"<id>{page}</id><title>{name}</title><updated>{moment}</updated>\n"
        f'<link href="{page}"/><link rel="self" href="{absolute(site.gemeente.siteadres, "feed.xml")}"/>\n'
        f"<author><name>{name}</name></author>\n"
        f'<entry><id>{page}#{moment}</id><title>{title}</title><updated>{moment}</updated><link href="{page}"/>\n'
        f"<summary>{message}</summary></entry>\n"
        "</feed>\n"
    )
