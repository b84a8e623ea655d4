import type { Rule } from '../core/rule'
import { ariaReferenceMissing } from './aria-reference-missing'
import { authorMissing } from './author-missing'
import { categoriesFlatList } from './categories-flat-list'
import { dateFilenameMismatch } from './date-filename-mismatch'
import { dateFormat } from './date-format'
import { dateInvalid } from './date-invalid'
import { dateMissing } from './date-missing'
import { dateNoTimezone } from './date-no-timezone'
import { figcaptionPlacement } from './figcaption-placement'
import { figureCaptionText } from './figure-caption-text'
import { fmBadQuote } from './fm-bad-quote'
import { fmColonSpace } from './fm-colon-space'
import { fmDelimiterSpace } from './fm-delimiter-space'
import { fmDuplicateKey } from './fm-duplicate-key'
import { fmEncoding } from './fm-encoding'
import { fmKeyTypo } from './fm-key-typo'
import { fmLeadingContent } from './fm-leading-content'
import { fmMixedEol } from './fm-mixed-eol'
import { fmMultilineQuoteIndent } from './fm-multiline-quote-indent'
import { fmNeedsQuotes } from './fm-needs-quotes'
import { fmSchema } from './fm-schema'
import { fmSecondBlock } from './fm-second-block'
import { fmTabIndent } from './fm-tab-indent'
import { fmUnclosed } from './fm-unclosed'
import { fmYamlSyntax } from './fm-yaml-syntax'
import { imageField } from './image-field'
import { imgAltEmpty } from './img-alt-empty'
import { imgAltMissing } from './img-alt-missing'
import { imgDimensions } from './img-dimensions'
import { imgInsecureSrc } from './img-insecure-src'
import { imgResizerResidue } from './img-resizer-residue'
import { imgSrcMissing } from './img-src-missing'
import { taxonomyDuplicate } from './taxonomy-duplicate'
import { taxonomyType } from './taxonomy-type'
import { titleLength } from './title-length'
import { titleMissing } from './title-missing'
import { titleRepeatedH1 } from './title-repeated-h1'
import { titleTruncated } from './title-truncated'
import { titleUntidy } from './title-untidy'

/** All rules, in the order in which problems at one place are told. */
export const rules: readonly Rule[] = [
  fmLeadingContent,
  fmUnclosed,
  fmYamlSyntax,
  fmNeedsQuotes,
  fmBadQuote,
  fmColonSpace,
  fmTabIndent,
  fmMultilineQuoteIndent,
  fmSchema,
  fmDuplicateKey,
  fmSecondBlock,
  fmDelimiterSpace,
  fmKeyTypo,
  fmEncoding,
  fmMixedEol,
  titleMissing,
  titleUntidy,
  titleLength,
  titleTruncated,
  titleRepeatedH1,
  dateInvalid,
  dateFormat,
  dateMissing,
  dateFilenameMismatch,
  dateNoTimezone,
  authorMissing,
  taxonomyDuplicate,
  taxonomyType,
  categoriesFlatList,
  imageField,
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
