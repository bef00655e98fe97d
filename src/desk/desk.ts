// The verbs that people have, each once: what every channel, the command line and LangChain call. Each takes the reader it is done for.
import type { AskDesk } from './ask-desk.ts'
import type { AuditDesk } from './audit-desk.ts'
import type { CheckDesk } from './checks/check-desk.ts'
import type { KeptChecksDesk } from './checks/kept-checks.ts'
import type { CompareDesk } from './compare-desk.ts'
import type { DraftDesk } from './drafts/draft-desk.ts'
import type { FeedbackDesk } from './feedback.ts'
import type { FigureDesk } from './figure-desk.ts'
import type { NextDesk } from './next/suggest-next.ts'
import type { TableDesk } from './next/suggest-table.ts'
import type { TokenDesk } from './people/token-desk.ts'
import type { PeopleDesk } from './people-desk.ts'
import type { PlaceDesk } from './place-desk.ts'
import type { PreviewDesk } from './previews/preview-desk.ts'
import type { ReportDesk } from './report-desk.ts'
import type { FindDesk } from './reports/find-reports.ts'
import type { SearchDesk } from './search-desk.ts'
import type { SettingsDesk } from './settings/settings-desk.ts'
import type { SharingDesk } from './sharing/sharing-desk.ts'
import type { CoverageDesk } from './sources/coverage-desk.ts'
import type { SourceDesk } from './sources/source-desk.ts'
import type { TalkDesk } from './talk-desk.ts'

export interface Desk
  extends AskDesk,
    SearchDesk,
    NextDesk,
    TableDesk,
    ReportDesk,
    FindDesk,
    PreviewDesk,
    FigureDesk,
    CompareDesk,
    DraftDesk,
    CheckDesk,
    KeptChecksDesk,
    PlaceDesk,
    PeopleDesk,
    TokenDesk,
    TalkDesk,
    SharingDesk,
    FeedbackDesk,
    SourceDesk,
    CoverageDesk,
    SettingsDesk,
    AuditDesk {}
