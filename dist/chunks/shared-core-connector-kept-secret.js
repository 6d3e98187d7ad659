function isKeptSecret({encrypted,type}){return encrypted===!0||type==="HASHED_TEXT"}export{isKeptSecret};
