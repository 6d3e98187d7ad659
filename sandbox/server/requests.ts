/** One line of the request log; never a body, never a header that could hold a secret. */
export interface LoggedRequest {
  method: string;
  /** Below the API's base path, without the query. */
  path: string;
  query?: string;
  /** 0: the connection was cut without an answer. */
  status: number;
  bypass: boolean;
  fault?: string;
}
