// Step: a hard question -> a model that calls tools over the library until it can answer. Bounded in steps; the text is checked by the caller.
import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import type { CompletionRequest, ModelTool } from '#ports/language-model.ts'

/** Each round is a call of the model and one of its tools. */
const maxRounds = 5

/** The text the model ended with; empty when it came to none. */
export async function runAgent(
  model: BaseChatModel,
  { system, user, tools, signal }: CompletionRequest & { tools: readonly ModelTool[]; signal: AbortSignal },
): Promise<string> {
  const [{ createAgent, tool }, { z }] = await Promise.all([import('langchain'), import('zod')])
  const agent = createAgent({
    model,
    systemPrompt: system,
    tools: tools.map(({ name, description, input, run }) =>
      tool(async ({ query }: { query: string }) => run(query), {
        name,
        description,
        schema: z.object({ query: z.string().describe(input) }),
      }),
    ),
  })
  const { messages } = await agent.invoke(
    { messages: [{ role: 'user', content: user }] },
    { signal, recursionLimit: 2 * maxRounds + 1 },
  )
  const last = messages.at(-1)
  // Stopped at the limit, the last message is what a tool gave back.
  return last?.type === 'ai' ? last.text : ''
}
