// Joins the conversation: the verbs of the desk, and its own memory of what was asked back.
import type { Chat } from './chat.ts'
import type { ChatParts } from './conversation.ts'
import { converse } from './converse.ts'
import { isOpenChoice } from './resolve-choice.ts'

export function openChat(parts: ChatParts): Chat {
  return {
    converse: (message, signal) => converse({ ...parts, message, signal }),
    isOpenChoice: (choice) => isOpenChoice(choice, parts),
  }
}
