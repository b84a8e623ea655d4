/** The size as displayed, in CSS pixels: after the rotation of a photo taken with an upright camera. */
export interface PixelSize {
  readonly width: number
  readonly height: number
  /** False for a drawing that only has an aspect ratio: the page decides on its size. */
  readonly fixed: boolean
}
