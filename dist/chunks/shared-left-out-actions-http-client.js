var HttpClient=class{getAgent(){}getAgentDispatcher(){}};export{HttpClient};
