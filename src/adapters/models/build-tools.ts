// Step: functions over the library -> tools as LangChain's agents take them.
import { type StructuredToolInterface, tool } from '@langchain/core/tools'
import { z } from 'zod'
import type { ModelTool } from '#ports/language-model.ts'

/** Each takes one text, `query`, and gives text back. */
export function buildTools(tools: readonly ModelTool[]): StructuredToolInterface[] {
  return tools.map(({ name, description, input, run }) =>
    tool(({ query }: { query: string }) => run(query), {
      name,
      description,
      schema: z.object({ query: z.string().describe(input) }),
    }),
  )
}
