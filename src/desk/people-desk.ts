// The desk's verbs over people: who somebody is, as a reader, and who may use this. Channels know a name; rights are decided here.
import type { Reader } from '#domain/reader.ts'
import type { Journal } from '#ports/journal.ts'
import { type Admission, type AdmitParts, admit, type Speaker } from './people/admit.ts'
import { admitUnsigned } from './people/admit-unsigned.ts'
import {
  allowPerson,
  joinPeople,
  type ListedPerson,
  listPeople,
  type PersonPatch,
  removePerson,
  setPerson,
} from './people/manage-people.ts'
import { readRights } from './people/person-rights.ts'
import {
  closeSession,
  invitePerson,
  offerSignIn,
  openSession,
  readLink,
  readSession,
  type SignedIn,
  type SignInLink,
  type SignInParts,
  takeLink,
} from './people/sign-in.ts'
import type { PlaceDesk } from './place-desk.ts'

export interface PeopleDesk {
  /** `person` as the channel knows him: `telegram:123`, `web:…`, `terminal`. Whether he is served is `admit`'s, and the guard's. */
  readerFor(person: string): Promise<Reader>
  /** Who speaks in a chat: asked for each message, and again when one that waited is answered. */
  admit(speaker: Speaker): Promise<Admission>
  /** Lets a visitor in by a cookie of the time when they were not signed, with the talk it names: once. */
  admitUnsigned(person: string, conversation: string | null): Promise<boolean>
  listPeople(reader: Reader): Promise<readonly ListedPerson[]>
  /** Throws AppError `input` for what is no id; so do the next ones. */
  allowPerson(reader: Reader, id: string): Promise<ListedPerson>
  /** `heir`: who gets his drafts and talks. Throws AppError `input` for one whom the settings make administrator. */
  removePerson(reader: Reader, id: string, heir?: string): Promise<ListedPerson>
  /** `place` as typed, empty for none. Throws AppError `input` for no known place, or a group as administrator. */
  setPerson(
    reader: Reader,
    id: string,
    patch: PersonPatch & { readonly place?: string },
  ): Promise<ListedPerson>
  /** `id` becomes another id of `into`. */
  joinPeople(reader: Reader, id: string, into: string): Promise<ListedPerson>
  /** A link that opens the page for himself. Throws AppError `denied` in a group, `input` where none is needed. */
  offerSignIn(reader: Reader): Promise<SignInLink>
  /** A link for another; an account of the page that is not there yet (`page:NAME`) is made. */
  invitePerson(reader: Reader, id: string): Promise<SignInLink>
  /** Whom a link would let in; null: it opens nothing. */
  readLink(token: string): Promise<{ readonly name: string } | null>
  /** A session for the link, once; null: it opens nothing. */
  takeLink(token: string): Promise<string | null>
  /** A session for one whom a channel vouches for, or (null) who gave the password of that tag. Null where he is not served. */
  openSession(person: string | null, password: string | null): Promise<string | null>
  /** Who has signed in, as of now; `password`: tag of the one that is set. */
  readSession(token: string, password: string | null): Promise<SignedIn | null>
  closeSession(token: string): Promise<void>
}

export interface PeopleParts extends AdmitParts, Omit<SignInParts, 'journal'> {
  /** What conversations answer from (`--samples`). */
  readonly withSamples: boolean
  readonly journal: Journal
}

/** Who sits at the machine administers it; everybody else belongs to no unit until somebody tells which. */
export function openPeopleDesk(
  parts: PeopleParts,
  places: Pick<PlaceDesk, 'savePlace' | 'clearPlace'>,
): PeopleDesk {
  return {
    async readerFor(id) {
      const { person, role, unit } = await readRights(id, parts)
      return { person, unit, role, withSamples: parts.withSamples }
    },
    admit: (speaker) => admit(speaker, parts),
    admitUnsigned: (person, conversation) => admitUnsigned({ person, conversation }, parts),
    listPeople: () => listPeople(parts),
    allowPerson: (_, id) => allowPerson(id, parts),
    removePerson: (_, id, heir = '') => removePerson(id, heir || null, parts),
    async setPerson(reader, id, { place, ...patch }) {
      const set = await setPerson(id, patch, parts)
      if (place === undefined) return set
      const { person } = await readRights(id, parts)
      if (place.trim() === '') await places.clearPlace({ ...reader, person })
      else await places.savePlace({ ...reader, person }, place)
      return { ...set, place: (await parts.journal.people.read(person))?.place ?? null }
    },
    joinPeople: (_, id, into) => joinPeople(id, into, parts),
    offerSignIn: ({ person }) => offerSignIn(person, parts),
    invitePerson: (_, id) => invitePerson(id, parts),
    readLink: (token) => readLink(token, parts),
    takeLink: (token) => takeLink(token, parts),
    openSession: (person, password) => openSession({ person, password }, parts),
    readSession: (token, password) => readSession(token, password, parts),
    closeSession: (token) => closeSession(token, parts),
  }
}
