/** In pixels of CSS, as the picture is shown: a photo that its camera held upright is higher than wide. */
export interface PixelSize {
  readonly width: number
  readonly height: number
  /** False for a drawing that only has proportions: it is as large as the page makes it. */
  readonly fixed: boolean
}
