// The pages, in the order of the navigation.
import { askPage } from './ask/ask-page.ts'
import { feedbackPage } from './ask/feedback-page.ts'
import { talkPage } from './ask/talk-page.ts'
import { checksPage } from './checks/checks-page.ts'
import { draftsPage } from './drafts/drafts-page.ts'
import { figuresPage } from './figures/figures-page.ts'
import type { Page } from './frame/page.ts'
import { helpPage } from './help/help-page.ts'
import { statePage } from './help/state-page.ts'
import { libraryPage } from './library/library-page.ts'
import { reportPage } from './library/report-page.ts'
import { uploadPage } from './library/upload-page.ts'
import { auditPage } from './office/audit-page.ts'
import { settingsPage } from './office/settings-page.ts'
import { verdictsPage } from './office/verdicts-page.ts'
import { peoplePage } from './people/people-page.ts'
import { sourcesPage } from './sources/sources-page.ts'
import { verbsPage } from './verbs/verbs-page.ts'

export const pages: readonly Page[] = [
  askPage,
  libraryPage,
  figuresPage,
  draftsPage,
  checksPage,
  uploadPage,
  reportPage,
  feedbackPage,
  talkPage,
  verbsPage,
  sourcesPage,
  peoplePage,
  statePage,
  settingsPage,
  auditPage,
  verdictsPage,
  helpPage,
]
