{{%AUTOESCAPE context="HTML"}}{{! A reason that others read: the body of a form inside <details>. }}
<div class="field"><label>{{_"Reason (others will read it)"}}<textarea name="reason" rows="2" maxlength="160" required></textarea></label></div>
