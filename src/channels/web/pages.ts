// The pages, in the order of the navigation.
import { askPage } from './ask-page.ts'
import { draftsPage } from './drafts-page.ts'
import { feedbackPage } from './feedback-page.ts'
import { figuresPage } from './figures-page.ts'
import { libraryPage } from './library-page.ts'
import type { Page } from './page.ts'
import { reportPage } from './report-page.ts'
import { uploadPage } from './upload-page.ts'

export const pages: readonly Page[] = [
  askPage,
  libraryPage,
  figuresPage,
  draftsPage,
  uploadPage,
  reportPage,
  feedbackPage,
]
