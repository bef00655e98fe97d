// Faults: the exported functions of src that take a text. In: the source files. Out: each with its parameters as written.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import ts from 'typescript'

interface Parameter {
  /** The destructured pattern as written where there is no name. */
  readonly name: string
  /** The type as written, without `readonly`; empty where it is left to the compiler. */
  readonly type: string
  readonly isOptional: boolean
  /** A string, or a shape that holds one as its `text`. */
  readonly holdsText: boolean
}

export interface TextFunction {
  readonly name: string
  /** Absolute. */
  readonly file: string
  /** `name`, or `file-name.name` where several files export the name. */
  readonly key: string
  readonly parameters: readonly Parameter[]
}

const src = resolve(import.meta.dirname, '../../src')

/** Every exported function with a parameter that is a string, strings, or a shape with a text. */
export function findTextFunctions(): readonly TextFunction[] {
  const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => {
      const file = resolve(src, name)
      return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
    })
  const shapes = new Set(sources.flatMap(findTextShapes))
  const kinds = new Map(sources.flatMap(findFunctionTypes))
  const found = sources.flatMap((source) =>
    listExported(source, kinds).map(({ name, call }) => ({
      name,
      file: source.fileName,
      parameters: call.parameters.map((parameter) => readParameter(parameter, shapes)),
    })),
  )
  const isAmbiguous = (name: string) => found.filter((one) => one.name === name).length > 1
  return found
    .filter(({ parameters }) => parameters.some(({ holdsText }) => holdsText))
    .map((one) => ({
      ...one,
      key: isAmbiguous(one.name) ? `${basename(one.file, '.ts')}.${one.name}` : one.name,
    }))
}

type Call = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression | ts.FunctionTypeNode

/** Types of functions (`Rule`), by which a constant may be declared instead of by its own parameters. */
function findFunctionTypes(source: ts.SourceFile): [string, ts.FunctionTypeNode][] {
  return source.statements.flatMap((statement): [string, ts.FunctionTypeNode][] =>
    ts.isTypeAliasDeclaration(statement) && ts.isFunctionTypeNode(statement.type)
      ? [[statement.name.text, statement.type]]
      : [],
  )
}

function listExported(
  source: ts.SourceFile,
  kinds: ReadonlyMap<string, ts.FunctionTypeNode>,
): { name: string; call: Call }[] {
  return source.statements.flatMap((statement): { name: string; call: Call }[] => {
    if (!ts.canHaveModifiers(statement)) return []
    const isExported = ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (!isExported) return []
    if (ts.isFunctionDeclaration(statement) && statement.name)
      return [{ name: statement.name.text, call: statement }]
    if (!ts.isVariableStatement(statement)) return []
    return statement.declarationList.declarations.flatMap(({ name, initializer, type }) =>
      initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
        ? [{ name: name.getText(), call: (type && kinds.get(type.getText())) ?? initializer }]
        : [],
    )
  })
}

function readParameter(parameter: ts.ParameterDeclaration, shapes: ReadonlySet<string>): Parameter {
  const { type } = parameter
  return {
    name: parameter.name.getText(),
    type: (type?.getText() ?? '').replace(/\breadonly /g, '').replace(/\s+/g, ' '),
    isOptional: parameter.questionToken !== undefined || parameter.initializer !== undefined,
    holdsText: type !== undefined && holdsText(type, shapes),
  }
}

/** Names of the interfaces and types with a string `text`, or with rows, lines or blocks of texts. */
function findTextShapes(source: ts.SourceFile): string[] {
  return source.statements.flatMap((statement) => {
    if (ts.isInterfaceDeclaration(statement)) return hasText(statement.members) ? [statement.name.text] : []
    if (!ts.isTypeAliasDeclaration(statement)) return []
    const parts = ts.isUnionTypeNode(statement.type) ? statement.type.types : [statement.type]
    const isText = parts.some((part) => ts.isTypeLiteralNode(part) && hasText(part.members))
    return isText ? [statement.name.text] : []
  })
}

const textMembers = /^(?:text|raw|lines|rows|blocks|clause|left|right|before)$/

function hasText(members: ts.NodeArray<ts.TypeElement>): boolean {
  return members.some(
    (member) =>
      ts.isPropertySignature(member) &&
      textMembers.test(member.name.getText()) &&
      /string|Block|Line|Clause/.test(member.type?.getText() ?? ''),
  )
}

function holdsText(type: ts.TypeNode, shapes: ReadonlySet<string>): boolean {
  if (type.kind === ts.SyntaxKind.StringKeyword) return true
  if (ts.isTypeReferenceNode(type)) {
    const name = type.typeName.getText()
    if (shapes.has(name)) return true
    const isOfParts = /^(?:Pick|Omit|Exclude|AsyncIterable|ReadonlyArray|Array)$/.test(name)
    return isOfParts && (type.typeArguments ?? []).some((part) => holdsText(part, shapes))
  }
  if (ts.isTypeLiteralNode(type)) {
    return (
      hasText(type.members) ||
      type.members.some(
        (member) =>
          ts.isPropertySignature(member) &&
          member.type?.kind !== ts.SyntaxKind.StringKeyword &&
          member.type !== undefined &&
          holdsText(member.type, shapes),
      )
    )
  }
  if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type))
    return type.types.some((part) => holdsText(part, shapes))
  if (ts.isArrayTypeNode(type)) return holdsText(type.elementType, shapes)
  if (ts.isTupleTypeNode(type)) return type.elements.some((part) => holdsText(part, shapes))
  if (ts.isTypeOperatorNode(type) || ts.isParenthesizedTypeNode(type)) return holdsText(type.type, shapes)
  return false
}
