{{%AUTOESCAPE context="HTML"}}
{{! What to tell us about an error.  CODE REQUEST_ID }}
<p class="soft"><small>{{CODE}} · {{_"Request number"}} <span class="code">{{REQUEST_ID}}</span></small></p>
