// Faults: where a text was measured before a function sees it, and the most it then holds. The functions behind a door are swept at that length.
import { maxBriefLength, maxNameLength, maxQuestionLength } from '#domain/text-limits.ts'

export interface TextDoor {
  readonly name: string
  /** Characters. */
  readonly limit: number
  /** By name, or `file-name.name`. */
  readonly functions: string
}

export const doors: readonly TextDoor[] = [
  {
    name: 'a question: converse, ask, search and the tools of a model look at its length',
    limit: maxQuestionLength,
    functions:
      'findShortYears spreadFrom readDeed ranksAll rankAll nameOwn readArea readOthers nameTowns orderAround readIntent isBarePlace readFrame readTopic guessWords correctTypos readScope readContext suggestPlaces resolveChoice findChoice readWant readVerdict readPart readHead matchTerm isHardToRead quoteLimits nameTopic makeEmptyRefusal findPractices readRevision peelTalk readPaperField readArrangement readCorrection readStatement readStated asksForSentences isQuestion readPoliteAsking mayAsk isStated takeCount readInstruction readAnyInstruction readQuotedWords readRewording readLooseFields readRestored readReturned readDraftQuestion readReplacement moveFacts clearField mendTypos readMoves readClauseWording readShortReply namesUnit withUnit splitNames tellsOf findPieces leaveTalk talksToWriter holdsWords tellOfDraft markPauses settleWords bareTarget leansBack asksInWords listNumbers isOf readLooseTarget readLooseOrder hidesNames listOrdinals readLooseCorrection readNumberPairs holdsNumber listWishSigns voteWish undoVersions find-facts.readNumber isWholeText namesSection findTarget removeFacts addFacts findFacts readByRules pairsOf asksNumber readAskedUnits readMeasures buildUnitPattern asksNorm asksNumberWritten asksShareAlone asksCounts turnsAway readAssertedNumbers spellAllPercent cutBigrams readExtent readYears readExclusions findStrangers bareSaying readOperation isObjection pointsBack pointsToThing pieceSharing takeUp readSmallTalk readPiece sketchDraft readLast findTheme blankSpans readClaimedNumber readMarks voteWants asksCount readMeasure asksFaults hashGrams readAnew removeRun readOrders readValues readSwap readAppended readDoubt isWithdrawn matchFacts nameToRemove withLeaning saysOfBefore',
  },
  {
    name: 'words to write from: converse looks at their length',
    limit: maxBriefLength,
    functions:
      'readCommand readSentAddress readDraftIntent asksForPaper opensPaper asksForDraft asksToAdd asksForCheck pointsToMaterial isBareRequest',
  },
  {
    name: 'a name of a place, indicator or unit: the verbs look at its length, a reading ends it at the next mark',
    limit: maxNameLength,
    functions:
      'findIndicator namesPlace readOwnPlace shortName normaliseUnit isSameUnit mayBeSameUnit unitClass alike-units.isComparable namesOf sayNamesake',
  },
  {
    name: 'a sentence of a model: readSentences lets no longer one through',
    limit: 400,
    functions:
      'checkAnswer checkSentence checkWritten readClaims checkNumbers checkNegation checkEmphasis checkStance checkScope checkPlan checkVoice isSwapped checkNearby checkSuperlative isSequenceTurned checkNames check-claim-names.checkYears check-claim-names.checkPlaces checkWords measureSupport measureCover checkDraftSentence citeSentence isShownArithmetic coverWords readMentions',
  },
  {
    name: 'a sentence that reports are cut into by splitSentences, or of a brief by splitBrief',
    limit: 1000,
    functions:
      'readClause joinBare nameLeader writeClause renderTails correctBrief build-paragraph.renderNumber trimQuote rankSentences groupPractices findPart carryPart tellsCause markDoubts writeSpoken writeDeed writePlain writeDenial writeKind writeUncounted find-verb.findVerb sayFormally polishWords measureResidue readSubject readKind matchFigureIndicator matchIndicator readStance wordOf readSentenceKinds measureConcrete',
  },
  {
    name: 'two versions of one paragraph',
    limit: 4000,
    functions: 'comparePieces',
  },
  {
    name: 'a line or a page of a file, read in a process of its own with a limit of 60 s',
    limit: 3000,
    functions:
      'buildScan buildLines buildBlocks findTables cleanPages restorePunctuation joinPieces dropDoubles findRuledTables',
  },
  {
    name: 'a whole report, brief or draft: a thread with a limit of 20 or 60 s; a report has 5,000 to 20,000 characters',
    limit: 10_000,
    functions:
      'readReport readChecked checkText readBrief splitMaterial listLost buildFigures buildTableFigures buildZeroFigures readTextFile describeBrief checkFigures checkFacts checkSharedRuns checkTwoValues checkSources',
  },
]
