/** The extended property that holds the marker unless another one was chosen. */
export const defaultMarkerProperty = 'managedBy';
