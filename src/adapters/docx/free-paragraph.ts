// Tool of this room: a paragraph whose lines are as high as they say, whatever grid the page has; the package knows no such option.
import { type IContext, type IXmlableObject, Paragraph } from 'docx'

export class FreeParagraph extends Paragraph {
  override prepForXml(context: IContext): IXmlableObject | undefined {
    const xml = super.prepForXml(context)
    const children = xml?.['w:p'] as IXmlableObject[] | undefined
    const properties = children?.find((child) => 'w:pPr' in child)?.['w:pPr'] as IXmlableObject[] | undefined
    // The schema has it right before the spacing.
    const at = properties?.findIndex((child) => 'w:spacing' in child) ?? -1
    if (properties && at >= 0) properties.splice(at, 0, { 'w:snapToGrid': { _attr: { 'w:val': 0 } } })
    return xml
  }
}
