// Noun of the ports: a language model together with the prompts it is asked with.
import type { ModelPrompts } from '#domain/model-prompt.ts'
import type { LanguageModel } from './language-model.ts'

/** A model with its prompts; absent or null: extracts only. */
export interface Writer {
  readonly model: LanguageModel
  readonly prompts: ModelPrompts
  /** True: questions that the rules read badly are read by the model, too. */
  readonly isReader: boolean
}
