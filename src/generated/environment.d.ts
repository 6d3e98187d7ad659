// Made from schemas/source/ by `npm run generate`. Not for editing.

/**
 * What differs from one environment to the other: values for `${var:…}`, which definitions belong, exceptions. The server's address and passwords are never here: they come from the workflow.
 */
export interface EnvironmentFile {
/**
 * Where this schema stands, for editors that read it from a JSON file.
 */
$schema?: string
/**
 * Values for `${var:NAME}` in definitions. A value that stands alone keeps its type: `true` stays a Boolean. Names are letters, digits and underscores.
 */
variables?: {
/**
 * The variable's value. It wins over a variable of that name that is given with the run.
 */
[k: string]: string | number | boolean | unknown[] | {

}
}
/**
 * Which definitions belong to the environment, as paths from the repository's top with `*` and `**`. All when left out.
 * 
 * Items: A path with wildcards.
 */
include?: string[]
/**
 * Which of them don't, after all.
 * 
 * Items: A path with wildcards.
 */
exclude?: string[]
/**
 * Members of a definition that are different here, by connection id. They're laid over the definition member by member (JSON merge patch): a list takes the old one's place, `null` takes a member away.
 */
overrides?: {
/**
 * The members that are different.
 */
[k: string]: {
[k: string]: unknown
}
}
/**
 * Whether a cluster is told to take over the changes after an apply.
 */
replicate?: ("auto" | "always" | "never")
}

/** Checks a document against the schema. What it finds stands in `errors` afterwards (ajv's error objects). */
declare const validate: {
  (data: unknown): data is EnvironmentFile;
  errors?: { instancePath: string; schemaPath: string; keyword: string; params: Record<string, unknown>; message?: string; propertyName?: string }[] | null;
};
export default validate;
