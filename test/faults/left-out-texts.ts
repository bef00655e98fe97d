// Faults: exported functions that take a text and are not swept, by reason. A function that is in no list and cannot be called fails the sweep.
const reasons: Readonly<Record<string, string>> = {
  'reads settings or arguments of the administrator':
    'readConfig isPhraseDue openBreaker figure-commands.buildFigureCommands runCommandLine describeUsage failUsage resolveBySystem usage.readNumber checkLiteral readAddress parseHostRules findChineseFont loadPrompts readTable lineError',
  'puts together what the house made; the texts in it were swept where they were read':
    'writeSheets writeWorkbook titleParagraphs signatureParagraphs bodyRun buildChartOption drawNotes buildWholeFinding renderFigure readNarrowPeriod buildDocument sendReply sendText render-answer.renderAnswer renderDraftFacts renderDraftList renderDraft renderExport renderHead render-preview.renderPreview renderTurn renderPastTurn renderTrend openReplyView translateError buildRefusal buildDamage renderHelp renderOutcome revise-draft.reviseDraft openRecord',
  'works on the query of a question, which buildQuery read and which is swept at the door of questions':
    'answerCompare answerQuality answerSpecial answerQuestion askBack chooseQuotes composeClarify composeLines findEvidence findRefusal judgePremise showSum makeRefusal mergeReading preferModel narrowEvidence openQuote pickQuotes pickMeant readAgain isEnough rerank retrieve scoreFigures searchReports resolveScope embedQuery readQueryTerms searchPassages',
  'hands a message or file on to functions that are swept':
    'answerMessage exportDraft handle-draft.writeDraft followDraft handle-draft.reviseDraft addPreviews settleFiles savePlace ingestAddress ingestFiles readFile readReportApart watchFolder readDocument readSafely',
  'takes the fields of a form, whose texts go to the verbs':
    'readField readFields readFiles readSpan openConversation openLogin buildWebApp',
  'writes or reads the database; terms and passages were cut before':
    'putPassages putTerms putPending correctMetadata cutPassage packVectors requestEmbeddings writeLangchainFolder encodeTerms',
  'is fed by swept functions alone, with pieces of one clause':
    'write-draft.writeDraft writeGroup writePart splitSubjects readYear buildInputs findModel',
  'walks a parsed page; the parser is measured with damaged files': 'findChildren findChild findAll',
}

export const leftOut: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(reasons).flatMap(([reason, names]) => names.split(' ').map((name) => [name, reason])),
)
