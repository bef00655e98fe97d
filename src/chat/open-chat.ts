// Joins the conversation: the verbs of the desk, its own memory of what was asked back, and what the talk keeps of it.
import type { Chat } from './chat.ts'
import type { ChatParts } from './conversation.ts'
import { converse } from './converse.ts'
import { keepRemark } from './memory/keep-remark.ts'
import { isOpenChoice } from './memory/resolve-choice.ts'
import { continueTranscript } from './transcript/continue-transcript.ts'

export function openChat(parts: ChatParts): Chat {
  return {
    converse: (message, signal) => {
      const conversation = { ...parts, message, signal }
      return keepRemark(converse(conversation), conversation)
    },
    isOpenChoice: (choice) => isOpenChoice(choice, parts),
    continueTranscript: (transcript, signal) => continueTranscript(transcript, parts, signal),
  }
}
