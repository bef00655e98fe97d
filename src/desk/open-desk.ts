// Joins the verbs into the one desk. In: opened parts. Out: what channels, the command line and LangChain call.
import type { OfficeSettings } from '#domain/limits/office-settings.ts'
import type { Journal } from '#ports/journal.ts'
import { type AskParts, openAskDesk } from './ask-desk.ts'
import { openAuditDesk } from './audit-desk.ts'
import { openCheckDesk } from './checks/check-desk.ts'
import { openKeptChecks } from './checks/kept-checks.ts'
import { type CompareParts, openCompareDesk } from './compare-desk.ts'
import type { Desk } from './desk.ts'
import { openDraftDesk } from './drafts/draft-desk.ts'
import type { DraftParts } from './drafts/draft-room.ts'
import { type FeedbackParts, openFeedbackDesk } from './feedback.ts'
import { openFigureDesk } from './figure-desk.ts'
import { type GuardParts, guardDesk } from './guard/guard-desk.ts'
import { openNextDesk } from './next/suggest-next.ts'
import { openTableDesk } from './next/suggest-table.ts'
import { openTokenDesk } from './people/token-desk.ts'
import { openPeopleDesk, type PeopleParts } from './people-desk.ts'
import { openPlaceDesk, type PlaceParts } from './place-desk.ts'
import { openPreviewDesk, type PreviewParts } from './previews/preview-desk.ts'
import { openReportDesk, type ReportParts } from './report-desk.ts'
import { openFindDesk } from './reports/find-reports.ts'
import { openSearchDesk, type SearchParts } from './search-desk.ts'
import { openLiveSettings, usualSettings } from './settings/live-settings.ts'
import { openSettingsDesk } from './settings/settings-desk.ts'
import { openSharingDesk } from './sharing/sharing-desk.ts'
import { type CoverageParts, openCoverageDesk } from './sources/coverage-desk.ts'
import { openSourceDesk, type SourceParts } from './sources/source-desk.ts'
import { openTalkDesk } from './talk-desk.ts'

/** app/open-app.ts joins these; nothing here reaches outside by itself. */
export interface DeskParts
  extends AskParts,
    SearchParts,
    ReportParts,
    PreviewParts,
    CompareParts,
    Omit<DraftParts, 'readPlace' | 'parsePlace'>,
    FeedbackParts,
    PlaceParts,
    PeopleParts,
    Omit<SourceParts, 'journal'>,
    CoverageParts,
    Pick<GuardParts, 'onAuditLost'> {
  readonly journal: Journal
  /** What the program was started with; absent: as usual. */
  readonly started?: Partial<OfficeSettings>
}

/** Every verb is guarded. Holds previews in memory; everything else lives in library and journal. Closing those is the caller's. */
export function openDesk(parts: DeskParts): Desk {
  const places = openPlaceDesk(parts)
  const material = { ...parts, readPlace: places.readPlace }
  const checks = openCheckDesk(material)
  const started = { ...usualSettings, ...parts.started }
  const live = openLiveSettings(started, { journal: parts.journal, clock: () => parts.now().getTime() })
  const desk: Desk = {
    ...places,
    ...openPeopleDesk(parts, places),
    ...openTokenDesk(parts),
    ...openTalkDesk(parts),
    ...openSharingDesk(parts),
    ...openAskDesk(parts),
    ...openNextDesk(parts),
    ...openTableDesk(parts),
    ...openSearchDesk(parts),
    ...openReportDesk(parts),
    ...openFindDesk(parts),
    ...openPreviewDesk(parts),
    ...openFigureDesk(parts),
    ...openCompareDesk(parts),
    ...openDraftDesk(material),
    ...checks,
    ...openKeptChecks(parts, checks),
    ...openFeedbackDesk(parts),
    ...openAuditDesk(parts),
    ...openSourceDesk(parts),
    ...openCoverageDesk(parts),
    ...openSettingsDesk({ journal: parts.journal, started, live }),
  }
  return guardDesk(desk, { ...parts, readLimits: live.read })
}
