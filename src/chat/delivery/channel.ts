// What a channel is to the delivery, and the delivery to a channel. A channel decodes, encodes, sends and fetches; it keeps no queue and no memory of what was sent.
import type { ReplyEvent } from '#chat/chat.ts'
import type { FileReference, Incoming } from '#domain/journal/inbox-entry.ts'
import type { Outgoing } from '#domain/journal/outbox-entry.ts'

/** Whom a reply is for. An `Incoming` is one; where nobody wrote first, `back` is null. */
export type Addressee = Pick<Incoming, 'chat' | 'person' | 'isGroup' | 'back'>

export type SendResult =
  /** The other side has it. `receipt`: what it calls it. */
  | { readonly kind: 'sent'; readonly receipt?: string }
  /** It certainly did not arrive, and may be tried again after so long (429, 45009, no connection). */
  | { readonly kind: 'later'; readonly afterMs: number; readonly reason: string }
  /** Nobody can say whether it arrived (a time limit passed, the connection broke). What `send` throws counts as this. */
  | { readonly kind: 'unsure'; readonly reason: string }
  /** It never will be taken. `advice`: what a person or an administrator can do. */
  | { readonly kind: 'refused'; readonly reason: string; readonly advice: string }

/** At most so many sends in so long. */
export interface Rate {
  readonly most: number
  readonly inMs: number
}

export interface Channel {
  /** `Incoming.channel` of what comes from it; no spaces. */
  readonly name: string
  /** What people call it: 企业微信, Telegram. */
  readonly label: string
  readonly pace: {
    /** Of one conversation; all of them hold. */
    chat(chat: string): readonly Rate[]
    /** Of all conversations together. */
    readonly overall: readonly Rate[]
  }
  /** The messages that show the event, in order, each within the limits; none for what this channel does not show. */
  encode(event: ReplyEvent, to: Addressee): readonly Outgoing[] | Promise<readonly Outgoing[]>
  /** `isAgain`: it may have gone out before, and says 补发. Ends early, with any result, when `signal` aborts (shutdown). */
  send(sending: Sending, signal: AbortSignal): Promise<SendResult>
  /** Throws AppError where it is too big or gone. */
  fetch(file: FileReference, signal: AbortSignal): Promise<FetchedFile>
  /**
   * Shows what is under way, for channels that can change a message: the full text so far, or what is being done. Not stored,
   * not paced but by `progressMs`; never throws. The first outgoing message of the reply takes its place.
   */
  progress?(incoming: Incoming, text: string): void
  /** Least time between two calls of `progress` for one message. */
  readonly progressMs?: number
  /** No message follows for this `Incoming` (stopped, replaced, the server ends): what `progress` showed is brought to an end. */
  end?(incoming: Incoming, text: string): void
}

interface FetchedFile {
  /** As the server calls it; null where it says nothing: then it bears the name of its reference. */
  readonly name: string | null
  readonly bytes: Uint8Array
}

export interface Sending {
  readonly to: Pick<Incoming, 'chat'> & { readonly person: string | null }
  readonly outgoing: Outgoing
  readonly isAgain: boolean
}

export interface Delivery {
  /** From now on the channel is served, and what was taken from it before and not finished goes on. */
  open(channel: Channel): Promise<void>
  /**
   * Resolves when the message lies on the disk: then, and not before, it may be acknowledged. False: it was taken before.
   * Throws AppError `storage` where nothing can be stored: do not acknowledge.
   */
  take(incoming: Incoming): Promise<boolean>
  /** Ends what runs for this person in this chat of the channel; what waits behind it is kept. True when something ran. */
  stop(channel: string, of: Pick<Incoming, 'chat' | 'person'>): Promise<boolean>
  /** Sends something that answers no message (an approval, a warning), stored like a reply. False where the channel is not open. */
  tell(channel: string, to: Addressee, event: ReplyEvent): Promise<boolean>
  /** Names of the channels that are open. */
  listChannels(): readonly string[]
  /** What could not be delivered, for the page; empty when all is well. */
  readNotices(): readonly string[]
  /** Takes nothing more, lets what runs end within `graceMs`, tells those who wait, and keeps their messages for the next start. */
  close(graceMs: number): Promise<void>
}
