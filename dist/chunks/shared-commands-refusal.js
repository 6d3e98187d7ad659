var Refusal=class extends Error{name="Refusal";reason;hint;constructor(reason,message,hint){super(message),this.reason=reason,this.hint=hint}};export{Refusal};
