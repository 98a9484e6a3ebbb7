{{%AUTOESCAPE context="HTML"}}
{{! What an authenticator app reads.  Filled by auth_view_waiting().
    HAS_QR QR_SIZE QR_PATH SECRET }}
<ol class="stack stack-tight"><li>{{_"Install an authenticator app on your phone, for example Microsoft Authenticator, Google Authenticator or FreeOTP."}}</li><li>{{_"Let it read this picture, or type the key below it."}}</li><li>{{_"Enter the six digits that the app shows."}}</li></ol>
{{#HAS_QR}}
<svg class="qr" viewBox="0 0 {{QR_SIZE}} {{QR_SIZE}}" role="img" aria-label="{{_"Picture for the authenticator app"}}" shape-rendering="crispEdges"><rect width="{{QR_SIZE}}" height="{{QR_SIZE}}" fill="#fff"/><path d="{{QR_PATH}}" fill="#000"/></svg>
{{/HAS_QR}}
<p><span class="soft">{{_"Key to type"}}</span> <code class="key">{{SECRET}}</code></p>
