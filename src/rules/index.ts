import type { Rule } from '../core/rule'
import { ariaReferenceMissing } from './aria-reference-missing'
import { dateFormat } from './date-format'
import { dateInvalid } from './date-invalid'
import { figcaptionPlacement } from './figcaption-placement'
import { figureCaptionText } from './figure-caption-text'
import { fmLeadingContent } from './fm-leading-content'
import { fmSchema } from './fm-schema'
import { fmUnclosed } from './fm-unclosed'
import { fmYamlSyntax } from './fm-yaml-syntax'
import { imgAltEmpty } from './img-alt-empty'
import { imgAltMissing } from './img-alt-missing'
import { imgDimensions } from './img-dimensions'
import { imgInsecureSrc } from './img-insecure-src'
import { imgResizerResidue } from './img-resizer-residue'
import { imgSrcMissing } from './img-src-missing'
import { titleMissing } from './title-missing'

/** All rules, in the order in which problems at one place are told. */
export const rules: readonly Rule[] = [
  fmLeadingContent,
  fmUnclosed,
  fmYamlSyntax,
  fmSchema,
  titleMissing,
  dateInvalid,
  dateFormat,
  figureCaptionText,
  ariaReferenceMissing,
  figcaptionPlacement,
  imgAltMissing,
  imgAltEmpty,
  imgSrcMissing,
  imgInsecureSrc,
  imgDimensions,
  imgResizerResidue,
]

export const ruleIds: readonly string[] = rules.map((rule) => rule.id)
