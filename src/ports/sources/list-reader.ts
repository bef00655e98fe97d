// Port: bytes of a list page of a site -> its links with what stands beside them. Pages in html, lists in json and xml.

/** One link of a page, as a person sees it. */
export interface ListLink {
  /** The words, or the fuller title that the link bears. */
  readonly words: string
  /** Absolute, without its fragment. */
  readonly address: string
  /** The row, the cell or the box in which it stands, with the words; bounded. */
  readonly beside: string
}

export interface ListPage {
  readonly title: string
  /** In the order of the page; bounded. */
  readonly links: readonly ListLink[]
  /** What its scripts say, joined and bounded: pagers are written there, and where the list comes from. */
  readonly scripts: string
  /** Where its addresses start from. */
  readonly base: string
  /** A list of data and not a page for people. */
  readonly isData: boolean
}

/** Throws AppError `input` for what is no list: other bytes, a page nested without end, too much. */
export interface ListReader {
  read(bytes: Uint8Array, address: string): ListPage
}
