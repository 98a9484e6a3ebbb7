{{%AUTOESCAPE context="HTML"}}
{{! CODE REQUEST_ID }}
<section class="card"><div class="empty tone-warn">{{@icon alert-circle}}<h1>{{_"This request could not be understood"}}</h1><p>{{_"Go back and try once more. If it happens again, tell us the request number."}}</p>
<div class="row">
{{@include parts/go_home.tpl}}
</div>
{{@include parts/request.tpl}}
</div></section>
