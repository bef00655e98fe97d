// Port: a chat model. What it writes is never shown before the check room has seen it.

export interface CompletionRequest {
  readonly system: string
  readonly user: string
  readonly signal?: AbortSignal
  readonly maxTokens: number
}

/** A function over the library that a model may call; `input` is what it wrote, its answer is given back as text. */
export interface ModelTool {
  readonly name: string
  readonly description: string
  /** What the one text argument means. */
  readonly input: string
  run(input: string): Promise<string>
}

export interface LanguageModel {
  /** As recorded with each answer: deepseek/deepseek-chat. */
  readonly name: string
  /** Milliseconds a whole answer may take. */
  readonly timeoutMs: number
  /** Pieces of text as they come. Throws AppError `remote` (isRetryable) or `setting`; secrets are in no message. */
  complete(request: CompletionRequest): AsyncIterable<string>
  /** As `complete`, after calling tools. Null where that is not turned on. Bounded in steps. */
  readonly useTools:
    | ((request: CompletionRequest & { readonly tools: readonly ModelTool[] }) => AsyncIterable<string>)
    | null
}
