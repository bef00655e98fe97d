// Table: what another program can have done, over the JSON API and over MCP. A new one is one entry; addresses, tools and the OpenAPI file follow.
import { askOperation } from './ask.ts'
import { compareOperation, figuresOperation } from './figures.ts'
import type { Operation } from './operation.ts'
import { checkOperation, draftOperation } from './papers.ts'
import { readSectionOperation, reportsOperation } from './reports.ts'
import { searchOperation } from './search.ts'

export const operations: readonly Operation[] = [
  askOperation,
  searchOperation,
  reportsOperation,
  readSectionOperation,
  figuresOperation,
  compareOperation,
  draftOperation,
  checkOperation,
]
