// Faults: exported functions that take a text and are not swept, by reason. A function that is in no list and cannot be called fails the sweep.
const reasons: Readonly<Record<string, string>> = {
  'reads settings or arguments of the administrator':
    'unreadable readConfig checkWhole openOrigin isPhraseDue parseLines runCommandLine describeUsage failUsage resolveBySystem usage.readNumber checkLiteral readAddress parseHostRules findChineseFont loadPrompts readTable lineError parseOperations parseExtents parseSmallTalk parseCommands parseWants parseFillers parseForms',
  'puts together what the house made; the texts in it were swept where they were read':
    'joinCompositions renderRemark renderOpened turnLine writeWorkbook titleParagraphs bodyRun addMark buildTable listHeadRows read-form.readForm anchorOfCell listCellSources renderForm renderCoverage renderSourceForm buildChartOption drawNotes buildWholeFinding readNarrowPeriod buildDocument buildNotes encodeAppReply encodeUrlReply encodeAll encodeReply countUndelivered notFetched render-answer.renderAnswer renderDraftFacts renderDraft renderExport renderHead renderLogin renderEnter render-preview.renderPreview renderTurn renderTrend openReplyView translateError buildRefusal buildDamage renderHelp renderOutcome revise-draft.reviseDraft openRecord addMaterial joinBriefs changeDraft replaceFigure reorder open-citation.renderPassage compareAnswer renderCited collectReplies encodeChunk',
  'works on the query of a question, which readFrame read and which is swept at the door of questions':
    'openLexicon answerCompare answerQuality answerSpecial answerQuestion askBack chooseQuotes composeClarify composeLines findEvidence findRefusal makeRefusal mergeReading preferModel narrowEvidence openQuote pickQuotes pickMeant readAgain isEnough rerank retrieve scoreFigures searchReports resolveScope embedQuery readQueryTerms searchPassages composeBenchmark composeByWant composeHow composeNumbers composeOverview composePart composeThorough composeWhether composeWho composeWhy pick-figures.pickFigures findTopicRows readTold listTopicTerms sidesOf listRows listAlike chooseYear findAskedTerms findThemeTerms pickOfEach weighThemes readSigns openNearness asksFaults findImpliedIndicators openWeights deriveRates composeStory describeSentences findLeads',
  'hands a message or file on to functions that are swept':
    'answerMessage isOpenChoice previewAddress keepPlace findTurn sendAside hearMessage hearWords hearWish isForTalk readWish readByWish exportDraft handle-draft.writeDraft continueTranscript followDraft handle-draft.reviseDraft settleFiles findPlaceName readMaterial readOwn isVersionOf ingestAddress ingestFiles readFile readReportApart watchFolder readDocument readSafely',
  'takes the fields of a form, whose texts go to the verbs':
    'readField readFields readFiles readSpan openConversation',
  'writes or reads the database; terms and passages were cut before':
    'openAudit listTalks putContent packTables storeFigure listByIndicator putPassages putTerms putPending correctMetadata cutPassage packVectors requestEmbeddings writeLangchainFolder encodeTerms readSetVisibility applyCorrections prepareGuarded listStale keepReading',
  'is fed by swept functions alone, with what they read':
    'findLead rewordFacts hideNames lendPlace placeReport buildWishInput kindOfRequest listNamedParts collectFacts describeLeftOut listFacts findListed moveToLastYear readSpokenRows readTextRow readNote findRemarks findTimes nameKind splitCounts readShape wholeFact completeYears goOnWithThings pickThings pickAsked fillYears findPointed besideSpoken weighFigures fillForm sourceOf isOutlineName leavePeers read-tables.readTables splitLine write-draft.writeDraft writeGroup writePart splitSubjects readYear buildInputs findModel dropFigures touchesOrder measureNameBack groupBySentence checkSums checkShares checkPercents checkComplete checkChanges checkCumulative checkRestated countedKin isStated checkSameCount checkDenials checkAmounts checkRate isInPart isLoose standsInBrief isComputed isMeant readMeaningSigns isSameAmount',
  'puts the replies of the conversation into the form of a WeCom bot; splitText, renderPlain and scrub are swept':
    'buildCard buildPressedCard encodeBotReply offerChoices render-markdown.renderMarkdown openQuietLogger',
  'is given the opened grid of layOutGrid, which is swept with it': 'openLabels',
  'takes ids and codes that the program made':
    'acceptFind refuseFind postNotice removePerson joinPeople passOn admitUnsigned isTalkOf closePasses readSession takeOffered downloadMedia sendWaiting',
  'holds lines that composers made against reports of the library, whose length ingest measured':
    'checkCitations checkLine checkPieces tellVerdict tellRowFigure tellRatio tellReport tellCount tellOtherYears countFaults isAskedFault tellKinds tellQuoted tellDiffer tellAlike tellVague tellTopic tellRanking tellNote tellUnwritten tellNoReport tellYears tellPlaces tellScopePlace tellOnly tellLibrary tellNamesakes tellSilent tellFaults tellFault sayFault draft-line.joinPieces textOf tellStance claims-of-numbers.tellEntries tellLeftOut tellSectionTitle tellPartCount tellPartKinds tellThemes tellCauseless tellOrdinal tellPractice tellConcrete tellOwnPlace tellPeerCount tellLacks tellOwnRate tellLowerRate tellLowRate openView findItem findLacks mentions spanOf findLowRates listMainNumbers reportOf placesOf reportsNamed rowNamed readShownTable tellMostConcrete weighThemes',
  'walks a parsed page; the parser is measured with damaged files':
    'findChildren findChild findAll readBody readApart readMargins openFormulas',
}

export const leftOut: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(reasons).flatMap(([reason, names]) => names.split(' ').map((name) => [name, reason])),
)
