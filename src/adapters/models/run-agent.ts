// Step: a hard question -> a model that calls tools over the library until it can answer. Bounded in steps; the text is checked by the caller.
import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import type { CompletionRequest, ModelTool } from '#ports/language-model.ts'

/** Each round is a call of the model and one of its tools. */
const maxRounds = 5

/** Pieces of what the model writes once a tool has answered; what it says before that rests on nothing. */
export async function* runAgent(
  model: BaseChatModel,
  { system, user, tools, signal }: CompletionRequest & { tools: readonly ModelTool[]; signal: AbortSignal },
): AsyncGenerator<string> {
  const [{ createAgent }, { buildTools }] = await Promise.all([
    import('langchain'),
    import('./build-tools.ts'),
  ])
  let isFound = false
  const watched = tools.map((one) => ({
    ...one,
    run: async (input: string) => {
      const found = await one.run(input)
      isFound = true
      return found
    },
  }))
  const agent = createAgent({ model, systemPrompt: system, tools: buildTools(watched) })
  const pieces = await agent.stream(
    { messages: [{ role: 'user', content: user }] },
    { streamMode: 'messages', signal, recursionLimit: 2 * maxRounds + 1 },
  )
  for await (const [message] of pieces) {
    if (isFound && message.type === 'ai' && message.text !== '') yield message.text
  }
}
