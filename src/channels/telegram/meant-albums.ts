// Memory: pictures and files that a group sends together come one by one, and the bot is named under one of them. In: each of them. Out: whether it is meant.
import type { Message } from 'grammy/types'

export interface MeantAlbums {
  /** What stands in no album is meant where the bot is addressed; an album is from there on. */
  isMeant(message: Pick<Message, 'chat' | 'media_group_id'>, isAddressed: boolean): boolean
}

/** Albums remembered; all of one come within seconds. */
const mostKept = 200

export function openMeantAlbums(): MeantAlbums {
  const albums = new Set<string>()
  return {
    isMeant({ chat, media_group_id: album }, isAddressed) {
      if (album === undefined) return isAddressed
      const name = `${chat.id} ${album}`
      if (isAddressed) albums.add(name)
      const [oldest] = albums
      if (albums.size > mostKept && oldest !== undefined) albums.delete(oldest)
      return albums.has(name)
    },
  }
}
