// The conversation, as channels see it: a message in, the replies to it out, in order.
import type { OpenedDraft } from '#desk/drafts/draft-room.ts'
import type { Preview } from '#desk/previews/preview.ts'
import type { SentFile } from '#desk/previews/preview-desk.ts'
import type { Answer, AnswerLine, Choice, Citation } from '#domain/answer.ts'
import type { Reader } from '#domain/reader.ts'

/** What a person said, in any channel. */
export interface Message {
  /** `telegram:CHAT`, `web:COOKIE`, `terminal`: the memory it belongs to. */
  readonly conversation: string
  /** Who speaks; 本单位, drafts and rights hang on it. */
  readonly reader: Reader
  /** Several persons speak in this conversation. Any other is for the one who began it. */
  readonly isGroup?: boolean
  readonly text: string
  readonly files?: readonly SentFile[]
  /** The words stand on a button: they answer what it stands under. */
  readonly isPressed?: boolean
  /** The message that this one answers (a reply, a quotation), as the channel shows it. */
  readonly quoted?: string | null
}

/** Replies come in this order: any number of steps and lines, then one of the others. */
export type ReplyEvent =
  | { readonly kind: 'step'; readonly text: string }
  /** A checked line of the answer under way, with the citations its [n] point to. */
  | { readonly kind: 'line'; readonly line: AnswerLine; readonly citations: readonly Citation[] }
  /** `at` names the turn in `giveFeedback`; null when it could not be stored. */
  | { readonly kind: 'answer'; readonly answer: Answer; readonly at: string | null }
  | { readonly kind: 'preview'; readonly preview: Preview }
  /** A document to take away; of draft `draft`, null where it shows numbers of the answer before. A picture is a png. */
  | {
      readonly kind: 'file'
      readonly name: string
      readonly bytes: Uint8Array
      readonly draft: string | null
    }
  /**
   * `about` tells a draft as it stands (`opened` is the draft), the findings on a text, or what was asked of the draft, from other notices. `isPassing`: it
   * shows reports or opens something, so the talk does not keep it.
   */
  | {
      readonly kind: 'notice'
      readonly text: string
      readonly choices?: readonly Choice[]
      readonly about?: 'draft' | 'checked' | 'answer'
      readonly opened?: OpenedDraft
      readonly isPassing?: boolean
      /** The buttons of the message on which one was pressed do nothing any longer. */
      readonly endsButtons?: true
    }
  | { readonly kind: 'error'; readonly text: string; readonly fix: string }

/** A talk that its client keeps, and sends as a whole each time. */
export interface Transcript {
  readonly reader: Reader
  /** Oldest first. */
  readonly before: readonly { readonly from: 'person' | 'antou'; readonly text: string }[]
  /** What is said now. */
  readonly text: string
}

export interface Chat {
  /** Never throws: what fails arrives as an `error` event. Stops early when `signal` aborts. */
  converse(message: Message, signal?: AbortSignal): AsyncIterable<ReplyEvent>
  /** Whether the words on a button still answer what was asked back in this conversation. */
  isOpenChoice(choice: Pick<Message, 'conversation' | 'reader' | 'text'>): Promise<boolean>
  /** The replies to the last message, as `converse`; of the talk nothing is kept here but drafts. */
  continueTranscript(transcript: Transcript, signal?: AbortSignal): AsyncIterable<ReplyEvent>
}
