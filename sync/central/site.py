"""The centre's public pages: the campaigns, their promises, and the fonts to show them in."""

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import File, Redirect
from litestar.status_codes import HTTP_308_PERMANENT_REDIRECT

import resources
from kiosk.campaign import is_campaign_id
from kiosk.errors import Refused
from sync.central import figures, pages, published
from sync.central.centre import Centre
from sync.central.database import reachable
from sync.central.replies import html

_FONTS = frozenset(
    f"{family}-{weight}.ttf"
    for family in ("Inter", "NotoSansArabic")
    for weight in ("Regular", "SemiBold", "Bold")
)


@get("/", include_in_schema=False, sync_to_thread=True)
def front(centre: NamedDependency[Centre]) -> Response[str] | Redirect:
    """Lead to the campaign, or list them where there are several."""
    with reachable(centre.engine):
        centre.refresh()
        with centre.engine.begin() as connection:
            found = published.campaigns(connection)
    if len(found) == 1:
        return Redirect(pages.path_of(found[0], found[0].main_language))
    return html(pages.front_page(found))


@get("/{campaign:str}", include_in_schema=False, sync_to_thread=True)
def promises(centre: NamedDependency[Centre], campaign: FromPath[str]) -> Response[str] | Redirect:
    """Show the promise page in the campaign's main language."""
    return _promise_page(centre, campaign, None)


@get("/{campaign:str}/{language:str}", include_in_schema=False, sync_to_thread=True)
def promises_in(
    centre: NamedDependency[Centre], campaign: FromPath[str], language: FromPath[str]
) -> Response[str] | Redirect:
    """Show the promise page in another of the campaign's languages."""
    return _promise_page(centre, campaign, language)


@get("/static/{name:str}", include_in_schema=False, sync_to_thread=True)
def font(name: FromPath[str]) -> File:
    """Serve one of the page's own font files."""
    file = resources.path("fonts", name) if name in _FONTS else None
    if file is None or not file.exists():
        raise Refused("page-unknown")
    keep = {"Cache-Control": "public, max-age=604800"}
    return File(file, media_type="font/ttf", content_disposition_type="inline", headers=keep)


def _promise_page(centre: Centre, campaign_id: str, wanted: str | None) -> Response[str] | Redirect:
    if not is_campaign_id(campaign_id):  # nor can a database be asked for any text
        raise Refused("page-unknown")
    with reachable(centre.engine):
        centre.refresh()
        with centre.engine.begin() as connection:
            campaign = published.campaign(connection, campaign_id)
            answers = figures.answers_by_event(connection, campaign_id)
    if campaign is None or wanted is not None and wanted not in campaign.languages:
        raise Refused("page-unknown")
    if wanted == campaign.main_language:
        return Redirect(pages.path_of(campaign, wanted), status_code=HTTP_308_PERMANENT_REDIRECT)
    today = centre.clock.now(campaign.timezone).date()
    turnout = figures.turnouts(campaign, answers, today)
    return html(pages.promise_page(campaign, wanted or campaign.main_language, turnout, today))
